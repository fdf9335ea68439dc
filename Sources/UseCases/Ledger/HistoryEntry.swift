package import EventSourcing

/// One event of a thing, as recorded and as read.
package struct HistoryEntry<Event: DomainEvent>: Sendable {
    package let recorded: RecordedEvent
    /// Both nil where the record was redacted.
    package let envelope: Envelope?
    package let event: Event?

    init(_ recorded: RecordedEvent) throws {
        self.recorded = recorded
        event = try Event(recorded)
        envelope = recorded.record == nil ? nil : try recorded.envelope()
    }
}
