/// What a client was told of an operation. One that was never answered counts as `unknown`.
package enum Answer: Sendable {
    /// The append stands, with its events at these places; a repeated command is told the places of the first time.
    case acknowledged([LogEntry])
    /// The append was refused and must not be in the log; a conflict also tells what was seen of the stream.
    case refused(saw: Observation?)
    /// The connection was lost or the process killed: the append happened once or not at all.
    case unknown
    case saw(Observation)
}
