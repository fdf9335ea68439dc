package import EventSourcing

/// A part of the log, in order.
package struct EventPage: Sendable, Equatable {
    package let events: [RecordedEvent]
    /// How far the log was looked through, also past events that the filter left out: where to read on.
    package let position: Position

    package init(events: [RecordedEvent], position: Position) {
        (self.events, self.position) = (events, position)
    }
}
