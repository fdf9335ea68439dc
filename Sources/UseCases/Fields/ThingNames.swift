import EventSourcing
import EventStore
import Foundation
package import Lessons

/// What people call things, where ids are wanted: `O-42`, or the beginning of an id. A first reading collects the names
/// that stand there, and a second one, when it is known what they are, takes their ids. Both note where things are named,
/// by ids and missions' codes too.
package final class ThingNames {
    /// A name, and the category of the things among which it is one.
    package struct Wanted: Hashable, Sendable {
        package let reference: Reference
        package let category: String
    }

    private var known: [Wanted: UUID] = [:]
    private var missing: Set<Wanted> = []
    /// By the dotted paths to where they stand.
    private var places: [String: Wanted] = [:]
    private var recommendations: [String: RecommendationReference] = [:]

    package init() {}

    /// Whether every name that was read is known.
    package var isComplete: Bool { missing.isEmpty }

    /// Asks the ledger for the names that were read and aren't known.
    ///
    /// - Throws: `InputFaults` with each name that nothing here goes by, known or not, and where it stands, 20 at most;
    ///   `PostgresError`.
    package func resolve(in ledger: Ledger) async throws {
        var unknown: Set<Wanted> = []
        for wanted in missing where unknown.count < InputFaults.maximumCount {
            guard let sort = Aggregates.named(wanted.category) else { continue }
            do {
                known[wanted] = UUID(uuidString: try await ledger.resolve(wanted.reference, among: [sort]).stream.id)
                missing.remove(wanted)
            } catch is LedgerError {
                unknown.insert(wanted)
            }
        }
        guard unknown.isEmpty else {
            throw InputFaults(try await dangling(in: ledger, besides: missing.subtracting(unknown)))
        }
    }

    /// Which of the names kept a command from being decided; empty where none did.
    ///
    /// - Throws: `PostgresError`.
    package func faults(behind error: LedgerError, in ledger: Ledger) async throws -> [RowFault] {
        switch error {
        case .absent: try await dangling(in: ledger)
        case .noRecommendation(let reference):
            recommendations.filter { $0.value == reference }.keys.sorted().map { place in
                .dangling(field: "\(place).number", name: "\(reference.number)")
            }
        case .unknown, .ambiguous, .wrongKind, .exists, .forbidden, .redacted: []
        }
    }

    /// The names that nothing goes by that is here and may be read, but for those that nobody looked for.
    private func dangling(in ledger: Ledger, besides untried: Set<Wanted> = []) async throws -> [RowFault] {
        let streams = places.compactMapValues(stream)
        let here = try await ledger.present(among: Set(streams.values))
        return places.sorted { $0.key < $1.key }
            .filter { place, wanted in streams[place].map(here.contains) != true && !untried.contains(wanted) }
            .prefix(InputFaults.maximumCount)
            .map { .dangling(field: $0.key, name: $0.value.reference.text) }
    }

    /// nil where nobody knows any that it could be.
    private func stream(_ wanted: Wanted) -> StreamName? {
        let text = wanted.reference.text
        guard wanted.category != Mission.category else { return MissionCode(text)?.stream }
        let id = known[wanted] ?? UUID(uuidString: text)
        return id.map { StreamName(stored: "\(wanted.category)/\($0.uuidString.lowercased())") }
    }

    /// Notes a mission's code, at a dotted path.
    func note(mission text: String, at place: String) {
        places[place] = Wanted(reference: Reference(text), category: Mission.category)
    }

    /// Notes a recommendation, at a dotted path.
    func note(_ recommendation: RecommendationReference, at place: String) {
        recommendations[place] = recommendation
    }

    /// nil for what is an id by itself. What isn't known yet has an id that stands for it until it is.
    func id(of text: String, as type: any NamedByPeople.Type, at place: String) -> (any NamedByPeople)? {
        let wanted = Wanted(reference: Reference(text), category: type.category)
        places[place] = wanted
        guard UUID(uuidString: text) == nil else { return nil }
        if let id = known[wanted] { return type.init(uuid: id) }
        missing.insert(wanted)
        return type.init(uuid: UUID())
    }
}

/// An id of things that people have names for.
protocol NamedByPeople {
    static var category: String { get }
    init(uuid: UUID)
}

extension Identifier: NamedByPeople where Subject: Aggregate {
    static var category: String { Subject.category }
}
