import EventSourcing
package import EventStore
package import Lessons

extension Ledger {
    /// So many digits of an id are enough to look for it.
    private static let shortestPrefix = 4

    /// The one thing of these sorts that people call so.
    ///
    /// - Throws: `LedgerError.unknown`, `.ambiguous`, `.wrongKind`; `PostgresError`.
    package func resolve(
        _ reference: Reference,
        among sorts: [any Aggregate.Type] = Aggregates.all
    ) async throws -> StreamRevision {
        let candidates = try await candidates(for: reference)
        let readable = try await readable(among: Set(candidates.map(\.stream)))
        let found = candidates.filter { readable.contains($0.stream) }
        let fitting = found.filter { stream in sorts.contains { $0.category == stream.stream.category } }
        guard let first = fitting.first else {
            guard let other = found.first else { throw LedgerError.unknown(reference) }
            throw LedgerError.wrongKind(reference, is: String(other.stream.category), wanted: sorts.map { $0.category })
        }
        guard fitting.count == 1 else { throw LedgerError.ambiguous(reference, fitting.map(Reference.init)) }
        return first
    }

    /// The id of the thing that people call so.
    ///
    /// - Throws: as `resolve`.
    package func id<Subject: Aggregate>(
        of reference: Reference,
        as subject: Subject.Type = Subject.self
    ) async throws -> Identifier<Subject> {
        let stream = try await resolve(reference, among: [subject]).stream
        guard let id = Identifier<Subject>(stream) else { throw LedgerError.unknown(reference) }
        return id
    }

    /// The ids of the things that people call so.
    ///
    /// - Throws: as `resolve`.
    package func ids<Subject: Aggregate>(
        of references: [Reference],
        as subject: Subject.Type = Subject.self
    ) async throws -> [Identifier<Subject>] {
        var ids: [Identifier<Subject>] = []
        for reference in references { ids.append(try await id(of: reference)) }
        return ids
    }

    /// Those of the streams that have begun, and whose things may be read.
    func present(among streams: Set<StreamName>) async throws -> Set<StreamName> {
        try await readable(among: Set(try await store.streams(named: Array(streams)).map(\.stream)))
    }

    func candidates(for reference: Reference) async throws -> [StreamRevision] {
        if let numbered = Numbered(reference) {
            return try await store.stream(numbered: numbered.number, in: numbered.category).map { [$0] } ?? []
        }
        var found: [StreamRevision] = []
        if let code = MissionCode(reference.text), let mission = try await stream(code.stream) { found.append(mission) }
        let prefix = reference.text.lowercased()
        guard prefix.utf8.count >= Self.shortestPrefix, prefix.allSatisfy({ $0.isHexDigit || $0 == "-" }) else {
            return found
        }
        // Of many that begin so, few may be open to who asks.
        let limit = viewer.isUnlimited ? 3 : 1_000
        for sort in Aggregates.all where sort.letter != nil {
            found += try await store.streams(startingWith: "\(sort.category)/\(prefix)", limit: limit)
        }
        return found
    }

    private func stream(_ name: StreamName) async throws -> StreamRevision? {
        try await store.streams(startingWith: name.rawValue, limit: 1).first { $0.stream == name }
    }
}

/// `O-42`, read.
private struct Numbered {
    let category: String
    let number: Int64

    init?(_ reference: Reference) {
        let parts = reference.text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 1, let letter = parts[0].uppercased().first,
            let number = Int64(parts[1]), let sort = Aggregates.all.first(where: { $0.letter == letter })
        else { return nil }
        (category, self.number) = (sort.category, number)
    }
}
