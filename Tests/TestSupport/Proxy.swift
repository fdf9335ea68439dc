import FoundationEssentials
import Glibc
package import Postgres
import Synchronization

/// A line between a client and a server that can be made bad: cut, stalled, slow, or dead from the start. It listens on
/// a unix socket of its own, or on TCP on this machine; each connection has two threads that end with it.
package final class Proxy: Sendable {
    package enum Direction: Sendable {
        case toServer, toClient
    }

    /// What happens to a connection once `bytes` more have gone in one direction. The count begins when the fault is
    /// set, or with the connection if that comes later.
    package struct Fault: Sendable {
        package enum Action: Sendable {
            /// Both ends are closed; nothing past the count is passed on.
            case cut
            /// Nothing more is passed on in either direction, and nothing is closed: a half-open line.
            case stall
        }

        package var action: Action
        package var direction: Direction
        package var bytes: Int
        /// Whether connections made after the fault was set are let be.
        package var sparesNew: Bool

        package init(_ action: Action, after bytes: Int, _ direction: Direction, sparingNew sparesNew: Bool = false) {
            self.action = action
            self.direction = direction
            self.bytes = bytes
            self.sparesNew = sparesNew
        }
    }

    struct State {
        var fault: Fault?
        /// Connections up to this number have the fault.
        var faultUpTo = Int.max
        /// Counts the changes of `fault`, so that a connection knows when to count anew.
        var faults = 0
        var delay = Duration.zero
        /// Connections up to this number are to be closed.
        var cutUpTo = 0
        var accepted = 0
        var open = 0
        var passed = (toServer: 0, toClient: 0)
    }

    /// How to reach the server through the proxy: the server's own parameters with another host and port.
    package let configuration: ConnectionConfiguration
    private let listener: Int32
    private let folder: String?
    let upstream: [String: String]
    let state = Mutex(State())

    /// Starts to listen: on a unix socket, or with `tcp` on a free port of 127.0.0.1. `server` names its host as a
    /// folder or as a numeric address.
    package init(to server: ConnectionConfiguration, tcp: Bool = false) throws {
        upstream = server.parameters
        var parameters = server.parameters
        if tcp {
            (listener, parameters["port"]) = try Socket.listenTCP()
            (folder, parameters["host"]) = (nil, "127.0.0.1")
        } else {
            let folder = try TemporaryFolder.make("proxy")
            listener = try Socket.listen(at: folder + "/.s.PGSQL.5432")
            (self.folder, parameters["host"], parameters["port"]) = (folder, folder, "5432")
        }
        var reachable = server
        reachable.parameters = parameters
        configuration = reachable
        DetachedThread.start { [self] in accept() }
    }

    /// Closes the listener and every connection, and removes the socket.
    package func close() {
        state.withLock { $0.cutUpTo = .max }
        shutdown(listener, Int32(SHUT_RDWR))
        if let folder { try? FileManager.default.removeItem(atPath: folder) }
    }

    /// Sets what shall happen to the connections there are and to new ones; nil lets them be.
    package func set(_ fault: Fault?) {
        state.withLock { state in
            state.fault = fault
            state.faultUpTo = fault?.sparesNew == true ? state.accepted : .max
            state.faults += 1
        }
    }

    /// How long each piece of data is held back in either direction.
    package func setDelay(_ delay: Duration) {
        state.withLock { $0.delay = delay }
    }

    /// Closes the connections there are.
    package func cutAll() {
        state.withLock { $0.cutUpTo = $0.accepted }
    }

    /// How many connections there are now.
    package var connections: Int { state.withLock { $0.open } }

    /// How many bytes have gone in each direction since the proxy was made.
    package var passed: (toServer: Int, toClient: Int) { state.withLock { $0.passed } }

    private func accept() {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            if client < 0 { break }
            let number = state.withLock { state in
                state.accepted += 1
                return state.accepted
            }
            guard let connection = try? ProxiedConnection(self, number: number, client: client) else { continue }
            state.withLock { $0.open += 1 }
            connection.start { self.state.withLock { $0.open -= 1 } }
        }
        Glibc.close(listener)
    }
}
