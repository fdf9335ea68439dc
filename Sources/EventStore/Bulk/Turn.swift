import Dispatch
import Synchronization

/// One chunk's place in the order of the commits: it may be staged while the chunk before it is recorded, and is
/// recorded only after that.
final class Turn: Sendable {
    enum Phase: Sendable {
        case waiting
        /// The chunk has its connection.
        case begun
        /// The chunk gave its connection back and will ask for one again.
        case stumbled
        /// The chunk is committed, or never will be.
        case ended(succeeded: Bool)
    }

    private struct State {
        var phase = Phase.waiting
        var untilBegun: [CheckedContinuation<Void, Never>] = []
        var untilEnded: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let moved = DispatchSemaphore(value: 0)

    func move(to phase: Phase) {
        let continuations = state.withLock { state in
            state.phase = phase
            var due: [CheckedContinuation<Void, Never>] = []
            swap(&due, &state.untilBegun)
            if case .ended = phase {
                due += state.untilEnded
                state.untilEnded = []
            }
            return due
        }
        for continuation in continuations { continuation.resume() }
        if case .begun = phase { return }
        moved.signal()
    }

    /// Until the chunk has its connection: the next one asks for its own only then.
    func begun() async {
        await withCheckedContinuation { continuation in
            let isDue = state.withLock { state in
                guard case .waiting = state.phase else { return true }
                state.untilBegun.append(continuation)
                return false
            }
            if isDue { continuation.resume() }
        }
    }

    func ended() async {
        await withCheckedContinuation { continuation in
            let isDue = state.withLock { state in
                if case .ended = state.phase { return true }
                state.untilEnded.append(continuation)
                return false
            }
            if isDue { continuation.resume() }
        }
    }

    /// Blocks a connection's own thread until the chunk has ended, or stumbled: it may then want this very connection.
    func waitForEnd() -> Phase {
        moved.wait()
        moved.signal()
        return state.withLock(\.phase)
    }
}
