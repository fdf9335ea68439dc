import EventSourcing
import EventStore
import Projections
package import UseCases

/// Which thing people call so, if it was there that day.
package struct ThingQuestion: ReferringQuestion {
    package static let path = "things/{reference}"
    package static let readsModels = false

    package let reference: Reference

    package init(_ reference: Reference) {
        self.reference = reference
    }

    package func answer(at desk: Desk) async throws -> ThingName {
        let found = try await desk.ledger.resolve(reference)
        guard let revision = try await revision(of: found, at: desk) else { throw LedgerError.unknown(reference) }
        return ThingName(
            reference: Reference(found).text,
            id: found.stream.id,
            sort: String(found.stream.category),
            revision: revision
        )
    }

    /// nil where it was recorded later.
    private func revision(of found: StreamRevision, at desk: Desk) async throws -> Revision? {
        guard !desk.asOf.isNow else { return found.revision }
        return try await desk.store.load(found.stream).last { $0.position <= desk.asOf.position }?.revision
    }
}

/// What a thing is called.
package struct ThingName: Codable, Sendable, Equatable {
    package let reference: String
    package let id: String
    /// `mission`, `review`, `observation`, `lesson`, `action` or `alert`.
    package let sort: String
    package let revision: Int64
}
