import EventSourcing
import EventStore
package import UseCases

/// Which thing people call so.
package struct ThingQuestion: ReferringQuestion {
    package static let path = "things/{reference}"
    package static let readsModels = false

    package let reference: Reference

    package init(_ reference: Reference) {
        self.reference = reference
    }

    package func answer(at desk: Desk) async throws -> ThingName {
        let found = try await desk.ledger.resolve(reference)
        return ThingName(
            reference: Reference(found).text,
            id: found.stream.id,
            sort: String(found.stream.category),
            revision: found.revision
        )
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
