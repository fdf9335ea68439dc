import Synchronization

/// When a request last came further: what goes on may take longer than what stands still.
final class RequestProgress: Sendable {
    private let last = Mutex(ContinuousClock.now)

    /// For how long it had come no further by then.
    func idle(at instant: ContinuousClock.Instant) -> Duration {
        last.withLock(\.self).duration(to: instant)
    }

    func made(at instant: ContinuousClock.Instant = .now) {
        last.withLock { $0 = instant }
    }
}
