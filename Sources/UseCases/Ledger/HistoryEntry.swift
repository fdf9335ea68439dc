package import EventSourcing
package import Lessons

/// One event of a thing, as recorded and as read.
package struct HistoryEntry<Subject: Aggregate>: Sendable {
    package let recorded: RecordedEvent
    /// nil where the record was redacted.
    package let envelope: Envelope?
    /// Of a redacted one what still holds of it; nil where nothing does.
    package let event: Subject.Event?

    init(_ recorded: RecordedEvent) throws {
        self.recorded = recorded
        event = try Subject.Event(recorded)
        envelope = recorded.record == nil ? nil : try recorded.envelope()
    }

    package var isRedacted: Bool { recorded.record == nil }

    var isBySecondPerson: Bool { event.map(Subject.isBySecondPerson) == true }

    /// Whether a rule wanted a second person and nobody checked who it was, or nobody can tell any more.
    package var isSecondPersonUnauthenticated: Bool {
        isBySecondPerson && (envelope.map { $0.authentication == .local } ?? true)
    }
}
