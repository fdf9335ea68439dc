import Glibc
import Postgres
import Synchronization

/// One connection through a proxy: a thread for each direction, until either side closes or a fault ends it.
final class ProxiedConnection: Sendable {
    /// What a direction may do now.
    private enum Permission {
        case pass(atMost: Int)
        case hold
        case end
    }

    private struct State {
        var seenFaults = -1
        /// Bytes that may pass before the fault, if there is one.
        var remaining = Int.max
        var threads = 2
        var isEnded = false
    }

    private let proxy: Proxy
    private let number: Int
    private let client: Int32
    private let server: Int32
    private let state = Mutex(State())

    /// Connects to the server behind the proxy; when that fails, the client is closed.
    init(_ proxy: Proxy, number: Int, client: Int32) throws {
        (self.proxy, self.number, self.client) = (proxy, number, client)
        do {
            server = try Socket.connect(proxy.upstream)
        } catch {
            close(client)
            throw error
        }
    }

    func start(ended: @escaping @Sendable () -> Void) {
        for direction in [Proxy.Direction.toServer, .toClient] {
            DetachedThread.start { [self] in
                pump(direction)
                if leave() { ended() }
            }
        }
    }

    private func pump(_ direction: Proxy.Direction) {
        let (source, target) = direction == .toServer ? (client, server) : (server, client)
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            // Short, as faults may be set while nothing moves.
            var descriptor = pollfd(fd: source, events: Int16(POLLIN), revents: 0)
            let isReadable = poll(&descriptor, 1, 5) > 0
            switch permission(direction) {
            case .end: return
            case .hold: usleep(1_000)
            case .pass(let limit):
                if !isReadable { continue }
                let count = read(source, &buffer, min(buffer.count, limit))
                if count <= 0 { return }
                hold()
                record(count, direction)
                if !Socket.send(buffer[..<count], to: target) { return }
            }
        }
    }

    private func permission(_ direction: Proxy.Direction) -> Permission {
        let (fault, faults, isCut) = proxy.state.withLock { (self.fault(in: $0), $0.faults, $0.cutUpTo >= number) }
        return state.withLock { state in
            if isCut || state.isEnded { return .end }
            if faults != state.seenFaults { (state.seenFaults, state.remaining) = (faults, fault?.bytes ?? .max) }
            guard let fault else { return .pass(atMost: .max) }
            if state.remaining == 0 { return fault.action == .stall ? .hold : .end }
            return .pass(atMost: fault.direction == direction ? state.remaining : .max)
        }
    }

    private func fault(in state: Proxy.State) -> Proxy.Fault? {
        number <= state.faultUpTo ? state.fault : nil
    }

    private func hold() {
        let delay = proxy.state.withLock { $0.delay }
        if delay > .zero { usleep(useconds_t(delay / .microseconds(1))) }
    }

    private func record(_ count: Int, _ direction: Proxy.Direction) {
        let fault = proxy.state.withLock { state in
            if direction == .toServer { state.passed.toServer += count } else { state.passed.toClient += count }
            return self.fault(in: state)
        }
        if let fault, fault.direction == direction { state.withLock { $0.remaining = max(0, $0.remaining - count) } }
    }

    /// Ends both directions; the second thread to leave closes.
    private func leave() -> Bool {
        shutdown(client, Int32(SHUT_RDWR))
        shutdown(server, Int32(SHUT_RDWR))
        let isLast = state.withLock { state in
            state.isEnded = true
            state.threads -= 1
            return state.threads == 0
        }
        if isLast {
            close(client)
            close(server)
        }
        return isLast
    }
}
