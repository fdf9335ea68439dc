/// What keeps an event's record from being redacted, other than who may.
package enum RedactionError: Error, Sendable, Equatable {
    /// No event is there that may be read.
    case noEvent
    /// Nobody asks for it.
    case notRequested
    /// Somebody else asks for it already, or the same person for another reason.
    case requested
    /// The record is no longer there.
    case gone
    /// That something was redacted is never redacted.
    case isRedaction
    /// Who approves is who asked.
    case ownRequest
    /// A reason is there, and at most 4,000 characters long.
    case reason
}

extension RedactionError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noEvent: "there is no event at this position"
        case .notRequested: "nobody asks for the redaction of this event"
        case .requested: "the redaction of this event is asked for already"
        case .gone: "the record of this event is no longer here"
        case .isRedaction: "this event says that something was redacted, and stays"
        case .ownRequest: "somebody else has to approve than who asks for it"
        case .reason: "a reason is a text of at most 4,000 characters that a record can have"
        }
    }
}
