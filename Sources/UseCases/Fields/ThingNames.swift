import EventStore
import Foundation
package import Lessons

/// What people call things, where ids are wanted: `O-42`, or the beginning of an id. A first reading collects the names
/// that stand there, and a second one, when it is known what they are, takes their ids.
package final class ThingNames {
    /// A name, and the category of the things among which it is one.
    package struct Wanted: Hashable, Sendable {
        package let reference: Reference
        package let category: String
    }

    private var known: [Wanted: UUID] = [:]
    private var missing: Set<Wanted> = []

    package init() {}

    /// Whether every name that was read is known.
    package var isComplete: Bool { missing.isEmpty }

    /// Asks the ledger for the names that were read and aren't known.
    ///
    /// - Throws: as `Ledger.resolve`.
    package func resolve(in ledger: Ledger) async throws {
        for wanted in missing {
            guard let sort = Aggregates.named(wanted.category) else { continue }
            let stream = try await ledger.resolve(wanted.reference, among: [sort]).stream
            known[wanted] = UUID(uuidString: stream.id)
        }
        missing = []
    }

    /// nil for what is an id by itself. What isn't known yet has an id that stands for it until it is.
    func id(of text: String, as type: any NamedByPeople.Type) -> (any NamedByPeople)? {
        guard UUID(uuidString: text) == nil else { return nil }
        let wanted = Wanted(reference: Reference(text), category: type.category)
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
