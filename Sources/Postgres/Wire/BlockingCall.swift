import Glibc
import Synchronization

/// A call of libpq that can't be bounded from inside, made on a thread of its own.
///
/// The caller waits as long as it wants and may then walk away: the thread ends when its call returns, and what it
/// returned is freed with the last reference to this object.
final class BlockingCall<Value: Sendable>: Sendable {
    private enum State {
        case running
        case abandoned
        case finished(Value)
    }

    private let state = Mutex(State.running)
    private let waker: Waker

    /// Starts `work`, which may look at `isAbandoned` to stop early.
    init(waker: Waker, _ work: @escaping @Sendable (BlockingCall<Value>) -> Value) {
        self.waker = waker
        DetachedThread.start {
            let value = work(self)
            self.state.withLock { $0 = .finished(value) }
            self.waker.wake()
        }
    }

    var isAbandoned: Bool {
        state.withLock { if case .abandoned = $0 { true } else { false } }
    }

    /// Waits for the call's value; nothing when the deadline passed or `shouldStop` said so first.
    func value(until deadline: ContinuousClock.Instant, unless shouldStop: () -> Bool = { false }) -> Value? {
        while true {
            if case .finished(let value) = state.withLock({ $0 }) { return value }
            if shouldStop() || Poll.wait(-1, for: 0, waker: waker, until: deadline) == nil {
                return abandon()
            }
        }
    }

    private func abandon() -> Value? {
        state.withLock { state in
            if case .finished(let value) = state { return value }
            state = .abandoned
            return nil
        }
    }
}
