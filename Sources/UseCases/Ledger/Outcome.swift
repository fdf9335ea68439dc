package import EventSourcing
package import EventStore

/// What came of a command.
package struct Outcome: Sendable, Equatable {
    /// What it is about.
    package let subject: StreamName
    /// Where its events are; nil where nothing was to change.
    package let positions: ClosedRange<Position>?
    package let recordedAt: Instant?
    /// The streams that it wrote, and where it left them.
    package let streams: [StreamRevision]
    /// Whether it had been given before, and this is what came of it then.
    package let isRepeat: Bool
    /// Where the subject stood when nothing was to change: the first answer is remembered with it.
    let unchangedAt: Revision?
    /// How the subject stands since, where that was decided just now.
    let thing: Thing?

    init(_ result: AppendResult, subject: StreamName, standing: Standing? = nil) {
        thing = standing.flatMap { standing in
            result.streams.first { $0.stream == subject }.map { Thing($0, standing) }
        }
        self.subject = subject
        positions = result.positions
        recordedAt = result.recordedAt
        streams = result.streams
        isRepeat = result.isRepeat
        unchangedAt = result.positions == nil ? result.result.flatMap { Revision($0) } : nil
    }

    /// Whether an event of the subject's stood there already, or has since, when the command had been carried out.
    func left(_ event: RecordedEvent) -> Bool {
        if let unchangedAt { return event.revision <= unchangedAt }
        return positions.map { event.position <= $0.upperBound } ?? true
    }
}
