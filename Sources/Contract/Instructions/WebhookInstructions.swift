import EventStore
package import Foundation
package import UseCases

/// Has events sent to an address as they are recorded, those that whoever asks may read.
package struct CreateWebhook: Instruction {
    package static let path = "webhooks"
    package static let audience = Audience.holders
    package static let repetition = Repetition.refused

    package let url: String
    /// The types of events that are wanted; empty for all.
    package let types: [String]

    package init(url: String, types: [String]) {
        (self.url, self.types) = (url, types)
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> NewWebhookAnswer {
        guard desk.viewer.scopes.contains(.read) else { throw LedgerError.forbidden(Self.path) }
        let webhook = try await desk.webhooks.create(
            context.id,
            for: context.actor,
            url: url,
            types: Set(types),
            after: try await desk.store.head().position,
            opensLoopback: desk.opensLoopback
        )
        return NewWebhookAnswer(secret: webhook.secretText, webhook: WebhookAnswer(webhook))
    }
}

/// Ends a webhook.
package struct RemoveWebhook: Instruction {
    package static let path = "webhooks/{webhook}/remove"
    package static let audience = Audience.everybody

    package let webhook: UUID

    package init(webhook: UUID) {
        self.webhook = webhook
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> RemovedWebhookAnswer {
        let isRepeat = try await desk.ledger.once("webhook.remove", self, in: context) {
            try await desk.webhooks.remove(webhook, of: desk.ownAloneOf)
        }
        return RemovedWebhookAnswer(removed: webhook.uuidString.lowercased(), isRepeat: isRepeat)
    }
}

/// Tries a webhook again that is parked, from where it stopped.
package struct RetryWebhook: Instruction {
    package static let path = "webhooks/{webhook}/retry"
    package static let audience = Audience.everybody
    package static let repetition = Repetition.harmless

    package let webhook: UUID

    package init(webhook: UUID) {
        self.webhook = webhook
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> WebhookAnswer {
        WebhookAnswer(try await desk.webhooks.retry(webhook, of: desk.ownAloneOf))
    }
}
