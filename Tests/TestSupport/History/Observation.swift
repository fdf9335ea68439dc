package import EventSourcing

/// What a reader saw of the log's state at one moment between its question and its answer.
package enum Observation: Sendable {
    /// A whole stream, from its first event; empty if it wasn't there.
    case stream(StreamName, [LogEntry])
    /// A stream's last revision; nil if it wasn't there.
    case revision(StreamName, Revision?)
    /// The log's last position; 0 if it was empty.
    case head(Position)
    /// The events that follow `after`; all there were then if `reachedHead`.
    case page(after: Position, [LogEntry], reachedHead: Bool)
}
