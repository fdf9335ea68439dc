package import EventSourcing

/// Where the log ends.
package struct Head: Sendable, Equatable {
    /// 0 while it is empty.
    package let position: Position
    package let recordedAt: Instant?
}
