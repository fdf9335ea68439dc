import CLibPQ
import Glibc

/// Makes one connection. Runs on a thread of its own, as `PQconnectStart` and `PQconnectPoll` resolve names by
/// getaddrinfo(3), which blocks for as long as it likes.
enum Dial {
    /// How long the thread takes at most to see that nobody waits for it any more.
    private static let slice = Duration.milliseconds(50)

    /// - Throws: kind `.connection`, with libpq's words or after `deadline`.
    static func connect(
        _ configuration: ConnectionConfiguration,
        until deadline: ContinuousClock.Instant,
        unless isAbandoned: () -> Bool
    ) throws(PostgresError) -> ConnectionHandle {
        let handle = try start(configuration.parameters)
        var progress = PGRES_POLLING_WRITING
        while progress != PGRES_POLLING_OK {
            guard progress != PGRES_POLLING_FAILED else { throw unsafe PostgresError(connection: handle.pointer) }
            if ContinuousClock.now >= deadline || isAbandoned() { throw tooLate(handle) }
            let events = progress == PGRES_POLLING_READING ? POLLIN : POLLOUT
            var entry = unsafe pollfd(fd: PQsocket(handle.pointer), events: Int16(events), revents: 0)
            if unsafe poll(&entry, 1, Int32(slice.components.attoseconds / 1_000_000_000_000_000)) > 0 {
                progress = unsafe PQconnectPoll(handle.pointer)
            }
        }
        unsafe PQsetnonblocking(handle.pointer, 1)
        return handle
    }

    private static func start(_ parameters: [String: String]) throws(PostgresError) -> ConnectionHandle {
        var all = parameters
        // Every text of ours is UTF-8, whatever PGCLIENTENCODING says.
        all["client_encoding"] = "UTF8"
        let keywords = unsafe all.keys.map { unsafe strdup($0) }
        let values = unsafe all.values.map { unsafe strdup($0) }
        defer { unsafe (keywords + values).forEach { unsafe free($0) } }
        let pointer = unsafe PQconnectStartParams(
            keywords.map { unsafe UnsafePointer($0) } + [nil],
            values.map { unsafe UnsafePointer($0) } + [nil],
            0
        )
        guard let pointer = unsafe pointer else {
            throw PostgresError(.connection, "libpq is out of memory")
        }
        let handle = unsafe ConnectionHandle(pointer)
        if unsafe PQstatus(pointer) == CONNECTION_BAD { throw unsafe PostgresError(connection: pointer) }
        return handle
    }

    private static func tooLate(_ handle: ConnectionHandle) -> PostgresError {
        let host = unsafe PQhost(handle.pointer).map { unsafe String(cString: $0) } ?? ""
        let port = unsafe PQport(handle.pointer).map { unsafe String(cString: $0) } ?? ""
        return PostgresError(.connection, "the server at \(host) port \(port) did not answer in time")
    }
}
