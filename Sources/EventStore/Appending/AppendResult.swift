package import EventSourcing

/// The answer to a command that was recorded, now or before.
package struct AppendResult: Sendable, Equatable {
    /// Where its events are; nil where nothing was decided.
    package let positions: ClosedRange<Position>?
    package let recordedAt: Instant?
    /// The streams it wrote, in the order in which it first wrote them.
    package let streams: [StreamRevision]
    package let result: String?
    /// Whether the command had been recorded before, so that this is its first answer again.
    package let isRepeat: Bool
}

/// Where a command left a stream.
package struct StreamRevision: Sendable, Equatable {
    package let stream: StreamName
    /// Its number within its category: the 42 of O-42.
    package let number: Int64
    package let revision: Revision

    package init(stream: StreamName, number: Int64, revision: Revision) {
        self.stream = stream
        self.number = number
        self.revision = revision
    }
}
