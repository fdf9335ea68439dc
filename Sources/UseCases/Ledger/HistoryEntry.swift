package import EventSourcing
package import Lessons

/// One event of a thing, as recorded and as read.
package struct HistoryEntry<Subject: Aggregate>: Sendable {
    package let recorded: RecordedEvent
    /// Both nil where the record was redacted.
    package let envelope: Envelope?
    package let event: Subject.Event?

    init(_ recorded: RecordedEvent) throws {
        self.recorded = recorded
        event = try Subject.Event(recorded)
        envelope = recorded.record == nil ? nil : try recorded.envelope()
    }

    var isBySecondPerson: Bool { event.map(Subject.isBySecondPerson) == true }

    /// Whether a rule wanted a second person and nobody checked who it was.
    package var isSecondPersonUnauthenticated: Bool { isBySecondPerson && envelope?.authentication == .local }
}
