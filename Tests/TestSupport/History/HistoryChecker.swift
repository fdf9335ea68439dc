/// Judges what clients saw of a log against its promises.
///
/// Positions are dense and are the commit order, so the log itself is the order in which everything must have
/// happened: nothing has to be searched for, and one pass over the log and one over the moments is enough.
///
/// - every acknowledged append stands once, at its stream, revision and position; a refused one isn't there; one
///   whose outcome wasn't known stands at most once;
/// - what was answered before another thing was asked comes before it;
/// - followers are gapless and monotone;
/// - every read saw some state that the log had between its question and its answer.
package struct HistoryChecker {
    private let history: History

    package init(_ history: History) {
        self.history = history
    }

    /// What the history breaks, by position; empty when it keeps every promise.
    package func violations() -> [HistoryViolation] {
        let log = LogIndex(history.log)
        var commands = CommandLedger()
        var order = OrderSweep(log: log)
        var followers = FollowerTrails(log: log)
        for moment in history.moments {
            commands.note(moment)
            order.note(moment)
            followers.note(moment)
        }
        let found = log.violations + commands.violations(in: log) + order.violations() + followers.violations
        return found.sorted { $0.position < $1.position }
    }
}
