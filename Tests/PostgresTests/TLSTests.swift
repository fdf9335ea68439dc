import Postgres
import TestSupport
import Testing

@Suite(.throttled, .timeLimit(.minutes(5)))
struct TLSTests {
    @Test func aConnectionIsEncryptedAndACancelledOneIsDiscarded() async throws {
        try await PrivateServer.with(settings: ["listen_addresses": "127.0.0.1", "ssl": "on"]) { server in
            var configuration = server.configuration
            configuration.parameters["host"] = "127.0.0.1"
            configuration.parameters["sslmode"] = "require"
            try await TestServer.withPool(to: configuration, size: 1) { pool in
                let question: SQL = "select ssl, pid from pg_stat_ssl where pid = pg_backend_pid()"
                let (encrypted, before) = try await pool.withSession { session in
                    let row = try session.query(question)[0]
                    return try (row.decode(0, as: Bool.self), row.decode(1, as: Int.self))
                }
                #expect(encrypted)
                let task = Task { try await pool.withSession { _ = try $0.query("select pg_sleep(60)") } }
                try await TestServer.withPool(to: server.configuration, size: 1) { watcher in
                    let running: SQL =
                        "select from pg_stat_activity where pid = \(before) and query like '%pg_sleep(60)'"
                    try await eventually { try await watcher.withSession { try !$0.query(running).isEmpty } }
                }
                task.cancel()
                let error = await #expect(throws: PostgresError.self) { try await task.value }
                #expect(error?.kind == .cancelled)
                let after = try await pool.withSession { try $0.query(question)[0].decode(1, as: Int.self) }
                #expect(after != before)
            }
        }
    }

    @Test func aServerWithoutItIsRefusedWhenItIsRequired() async throws {
        try await PrivateServer.with(settings: ["listen_addresses": "127.0.0.1"]) { server in
            var configuration = server.configuration
            configuration.parameters["host"] = "127.0.0.1"
            configuration.parameters["sslmode"] = "require"
            try await TestServer.withPool(to: configuration, size: 1) { pool in
                let error = await #expect(throws: PostgresError.self) {
                    try await pool.withSession { _ = try $0.query("select 1") }
                }
                #expect(error?.kind == .connection)
            }
        }
    }
}
