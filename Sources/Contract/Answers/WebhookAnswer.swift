import EventSourcing
import FoundationEssentials
import Lessons
import UseCases

/// A webhook, without its secret.
package struct WebhookAnswer: Codable, Sendable {
    package let id: String
    package let person: String
    package let url: String
    /// Empty for all.
    package let types: [String]
    /// Everything up to here was sent.
    package let position: String
    package let failures: Int
    package let createdAt: String
    /// nil while it is tried.
    package let parkedAt: String?
    package let lastError: String?

    init(_ webhook: Webhook) {
        (id, person, url) = (webhook.id.uuidString.lowercased(), webhook.person.description, webhook.url)
        (types, position) = (webhook.types.sorted(), String(webhook.position))
        (failures, createdAt) = (webhook.failures, webhook.createdAt.description)
        (parkedAt, lastError) = (webhook.parkedAt?.description, webhook.lastError)
    }
}

/// The webhooks.
package struct WebhooksAnswer: Codable, Sendable {
    package let webhooks: [WebhookAnswer]
}

/// A webhook that was made, with its secret: the one time that it is shown.
package struct NewWebhookAnswer: Codable, Sendable {
    package let secret: String
    package let webhook: WebhookAnswer
}

/// That a webhook is no more.
package struct RemovedWebhookAnswer: Codable, Sendable {
    /// Its id.
    package let removed: String

    /// Whether the same command had removed it before: no part of the answer, which is the same for ever.
    package var isRepeat = false

    private enum CodingKeys: CodingKey { case removed }
}
