import EventSourcing
import Lessons

/// The types of the events that a redaction is made of.
enum RedactionEvent {
    static let requested = "redaction.requested"
    static let refused = "redaction.refused"
    static let approved = "redaction.approved"
    static let redacted = "event.redacted"
}

/// Somebody asked that an event's record go.
struct RedactionRequested: EventPayload {
    static let version: Int32 = 1

    let position: String
    let reason: String
}

/// Somebody, who asked or another, let the record stand.
struct RedactionRefused: EventPayload {
    static let version: Int32 = 1

    let position: String
    let reason: String?
}

/// A second person approved, and the record went in the same transaction.
struct RedactionApproved: EventPayload {
    static let version: Int32 = 1

    let position: String
}

/// What `redact` reads of its decision.
struct EventRedacted: EventPayload {
    static let version: Int32 = 1

    let position: String
    let reason: String
    let approvedby: PersonID
}
