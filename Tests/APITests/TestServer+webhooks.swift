import Contract
import DeskSupport
import EventSourcing
import EventStore
import Foundation
import Lessons
import TestSupport
import UseCases

extension TestServer {
    /// Has the observations that are recorded sent to a receiver, from the first on.
    @discardableResult
    func subscribe(_ receiver: Receiver, for owner: PersonID? = nil) async throws -> Webhook {
        try await desk.webhooks.create(
            for: owner ?? person,
            url: "http://127.0.0.1:\(receiver.port)/hook",
            types: ["observation.recorded"],
            after: 0,
            opensLoopback: true
        )
    }

    /// Where a webhook stands; nil where it is no more.
    func webhook(_ id: UUID) async throws -> Webhook? {
        try await desk.webhooks.all().first { $0.id == id }
    }

    /// Waits until everything that is recorded may be sent.
    func untilDeliverable() async throws {
        let head = String(try await desk.store.head().position)
        try await eventually { try await get("/v1/events").json["position"] as? String == head }
    }
}
