import Synchronization

/// When a request last came further: what goes on may take longer than what stands still.
final class RequestProgress: Sendable {
    private let last = Mutex(ContinuousClock.now)

    /// For how long it has come no further.
    var idle: Duration { last.withLock(\.self).duration(to: .now) }

    func made() {
        last.withLock { $0 = .now }
    }
}
