import Glibc
import Logging
import Postgres
import Testing

/// The server that the whole test run shares.
enum TestServer {
    struct Missing: Error, CustomStringConvertible {
        let description = "DEBRIEF_TEST_SERVER names no server; deploy/test starts one and sets it"
    }

    static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// The superuser's way in.
    static func configuration() throws -> ConnectionConfiguration {
        guard let conninfo = getenv("DEBRIEF_TEST_SERVER") else { throw Missing() }
        return try ConnectionConfiguration(url: String(cString: conninfo))
    }

    /// Runs `body` with a pool to that server, or to the one that is shared, and shuts it down in any case.
    static func withPool<R>(
        to configuration: ConnectionConfiguration? = nil,
        size: Int = 2,
        acquireTimeout: Duration = .seconds(10),
        logger: Logger = logger,
        _ body: (Pool) async throws -> R
    ) async throws -> R {
        let configuration = try configuration ?? self.configuration()
        return try await Pool.with(
            configuration,
            size: size,
            acquireTimeout: acquireTimeout,
            logger: logger,
            body
        )
    }

    /// Ends a backend as an administrator would, and waits until it is gone.
    static func terminate(_ backend: Int) async throws {
        try await withPool(size: 1) { pool in
            try await pool.withSession { session in
                let ended = try session.query("select pg_terminate_backend(\(Int32(backend)), 10000)")[0]
                #expect(try ended.decode(0, as: Bool.self))
            }
        }
    }
}
