package import EventSourcing
import Foundation
package import Lessons

/// What was asked about an event's record, and what came of it, as the events of its stream left it.
package struct Redaction: Sendable, Equatable {
    /// Where it stands.
    package enum Standing: Sendable, Equatable {
        /// A second person has to decide.
        case requested
        case refused
        case approved
    }

    /// Who asked, why, and as how they were known.
    package struct Request: Sendable, Equatable {
        package let person: PersonID
        package let reason: String
        package let recordedAt: Instant
        let eventID: UUID
        let authentication: Authentication
        let authenticationID: String?
    }

    /// Of the event whose record is to go.
    package let position: Position
    package private(set) var standing = Standing.requested
    /// The last one.
    package private(set) var request: Request
    /// Of the last event about it.
    package let lastPosition: Position
    let revision: Revision

    /// nil where nothing was ever asked, or what was asked is itself redacted.
    init?(_ events: [RecordedEvent]) throws {
        guard let last = events.last,
            let asked = events.last(where: { $0.type == RedactionEvent.requested }), asked.record != nil,
            let position = Position(try asked.data(as: RedactionRequested.self).position)
        else { return nil }
        (self.position, lastPosition, revision) = (position, last.position, last.revision)
        request = try Request(asked)
        switch last.type {
        case RedactionEvent.refused: standing = .refused
        case RedactionEvent.redacted: standing = .approved
        default: break
        }
    }

    /// Each event has one stream for all that is ever asked about it, so that of two who decide at once one is told.
    static func stream(of position: Position) -> StreamName {
        let id = UUID(Digest(hashing: Array("redaction of \(position)".utf8)))
        return StreamName(stored: "\(category)/\(id.uuidString.lowercased())")
    }

    /// Of the streams that tell of redactions.
    package static let category = "redaction"
}

extension Redaction.Request {
    fileprivate init(_ event: RecordedEvent) throws {
        let envelope = try event.envelope()
        (person, recordedAt, eventID) = (PersonID(uuid: envelope.actor), envelope.recordedAt, envelope.id)
        reason = try event.data(as: RedactionRequested.self).reason
        (authentication, authenticationID) = (envelope.authentication, envelope.authenticationID)
    }
}
