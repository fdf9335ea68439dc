package import EventSourcing
package import Foundation
package import Lessons

/// A place that events are sent to as they are recorded, and how far they were.
package struct Webhook: Sendable {
    package let id: UUID
    /// Whose it is: what they may read is sent.
    package let person: PersonID
    package let url: String
    /// The types of events that are wanted; empty for all.
    package let types: Set<String>
    /// What deliveries are signed with.
    package let secret: [UInt8]
    package let createdAt: Instant
    /// Everything up to here was sent, or was not to be.
    package let position: Position
    /// Since the last that arrived.
    package let failures: Int
    /// nil while it is tried.
    package let parkedAt: Instant?
    package let lastError: String?

    /// As the receiver keeps it (Standard Webhooks): `whsec_` and base64.
    package var secretText: String { "whsec_" + Data(secret).base64EncodedString() }
}

/// What keeps the register of webhooks from doing what it was asked.
package enum WebhookError: Error, Sendable, Equatable {
    /// An address is https, with a host, at most 2,000 bytes and without a user.
    case url
    /// Its host is this machine, or of a network that only this machine reaches.
    case host
    /// Its person has as many as anybody may.
    case tooMany
    /// The same was made before under this id.
    case madeBefore(UUID)
    /// There is no such webhook.
    case unknown
}

extension WebhookError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .url: "an address is https://, a host and a path, of at most 2000 bytes and without a user"
        case .host: "an address leads to a host that everybody can reach, not to this machine or its network"
        case .tooMany: "somebody has \(WebhookRegister.maximumPerPerson) webhooks at most: end one first"
        case .madeBefore: "the webhook was made already, and its secret shown once: end it and make another"
        case .unknown: "there is no such webhook"
        }
    }
}
