/// What clients asked of one log and were told, and what the log held in the end.
package struct History: Sendable {
    /// In the order in which they happened, over all clients.
    package var moments: [Moment]
    /// The whole log, read when every client was done.
    package var log: [LogEntry]

    package init(moments: [Moment], log: [LogEntry]) {
        self.moments = moments
        self.log = log
    }
}
