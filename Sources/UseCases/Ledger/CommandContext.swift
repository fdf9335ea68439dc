package import EventSourcing
package import Foundation
package import Lessons

/// Who gives a command, when, and as what of a conversation.
package struct CommandContext: Sendable {
    /// Chosen by who asks: the same again is the same command. What a command makes is known by it too.
    package var id: UUID
    /// Whether the id was made just now, so that nobody can have given this command before.
    package var isFresh: Bool
    package var actor: PersonID
    package var authentication: Authentication
    /// Which credential it was, at most 256 bytes.
    package var authenticationID: String?
    package var onBehalfOf: PersonID?
    package var time: Instant
    /// nil begins a conversation.
    package var correlationID: UUID?
    /// What led to it, at most 256 bytes.
    package var causationID: String?
    /// Where the subject has to stand; nil leaves that to the command's own rules.
    package var expectedRevision: Revision?

    package init(
        id: UUID,
        isFresh: Bool = false,
        actor: PersonID,
        authentication: Authentication,
        authenticationID: String? = nil,
        onBehalfOf: PersonID? = nil,
        time: Instant,
        correlationID: UUID? = nil,
        causationID: String? = nil,
        expectedRevision: Revision? = nil
    ) {
        self.id = id
        self.isFresh = isFresh
        self.actor = actor
        self.authentication = authentication
        self.authenticationID = authenticationID
        self.onBehalfOf = onBehalfOf
        self.time = time
        self.correlationID = correlationID
        self.causationID = causationID
        self.expectedRevision = expectedRevision
    }
}
