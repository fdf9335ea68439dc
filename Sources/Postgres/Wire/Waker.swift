import Glibc
import Synchronization

/// Interrupts a connection's thread while it waits in poll(2), and knows the lease that it is meant for.
///
/// A pair of sockets serves as the pipe: unlike one of pipe(2), it can be made close-on-exec in one step, so that no
/// process started meanwhile inherits it.
final class Waker: Sendable {
    private struct State {
        var lease: UInt64 = 0
        var isCancelled = false
    }

    /// Polled beside the connection's socket.
    let readEnd: Int32
    private let writeEnd: Int32
    private let state = Mutex(State())

    init() {
        var ends: [Int32] = [-1, -1]
        // Without descriptors nothing of this process can work: there is nobody to tell.
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        precondition(unsafe socketpair(AF_UNIX, type, 0, &ends) == 0, "no file descriptor left for a wake pipe")
        (readEnd, writeEnd) = (ends[0], ends[1])
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Starts a new lease; a cancellation of an earlier one that comes late finds another number and does nothing.
    func begin() -> UInt64 {
        state.withLock { state in
            if state.isCancelled { drain() }
            state.isCancelled = false
            state.lease += 1
            return state.lease
        }
    }

    func cancel(lease: UInt64) {
        state.withLock { state in
            guard state.lease == lease, !state.isCancelled else { return }
            state.isCancelled = true
            wake()
        }
    }

    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    /// Makes the next, or the current, wait return.
    func wake() {
        var byte: UInt8 = 1
        // A full pipe is awake already.
        _ = unsafe write(writeEnd, &byte, 1)
    }

    func drain() {
        var bytes: [UInt8] = Array(repeating: 0, count: 64)
        while unsafe read(readEnd, &bytes, bytes.count) > 0 {}
    }
}
