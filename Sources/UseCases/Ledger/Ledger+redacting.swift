package import EventSourcing
import EventStore
import Foundation
package import Lessons

extension Ledger {
    /// The name of the command whose part decides who may redact.
    static let redacting = "event.redact"

    /// Takes an event's record out of the log, for ever: what was typed by mistake. An event says who did it, who
    /// approved, and why; the record's digest stays, and so does every proof.
    ///
    /// - Throws: `AppendError.invalid` where who approves is who asks, there is no reason, or the event is none that can
    ///   be redacted, and then nothing is recorded; `AppendError`.
    package func redact(
        _ position: Position,
        why: String,
        approvedBy: PersonID,
        in context: CommandContext
    ) async throws -> Outcome {
        let redaction = EventRedacted(position: String(position), reason: why, approvedby: approvedBy)
        let data = try EventData(encoding: redaction).text
        let stream = StreamName(stored: "\(Redaction.category)/\(context.id.uuidString.lowercased())")
        let request = AppendRequest(
            command: Command(named: Self.redacting, arguments: data, in: context),
            events: [try AuthoredEvent(stream: stream, type: RedactionEvent.redacted, data: data)],
            expecting: [stream: .absent]
        )
        return Outcome(try await store.redact(with: request), subject: stream)
    }
}
