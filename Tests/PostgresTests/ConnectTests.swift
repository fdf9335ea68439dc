import Glibc
import Postgres
import TestSupport
import Testing

/// A connection that can't be made is an error at once, or within a bound, for everyone who waits.
@Suite(.throttled, .timeLimit(.minutes(5)))
struct ConnectTests {
    /// What ten callers of a pool of two get, and how long the last one waited.
    private func failures(
        _ configure: (inout ConnectionConfiguration) -> Void
    ) async throws -> (errors: [PostgresError], elapsed: Duration) {
        let start = ContinuousClock.now
        var configuration = try TestServer.configuration()
        configure(&configuration)
        let errors = try await TestServer.withPool(to: configuration, size: 2) { pool in
            await withTaskGroup(of: PostgresError?.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        do {
                            _ = try await pool.withSession { try $0.query("select 1") }
                            return nil
                        } catch {
                            return error as? PostgresError
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
        return (errors.compactMap(\.self), ContinuousClock.now - start)
    }

    @Test func aWrongDatabaseName() async throws {
        let (errors, elapsed) = try await failures { $0.parameters["dbname"] = "no_such_database" }
        #expect(errors.count == 10)
        #expect(errors.allSatisfy { $0.kind == .connection && $0.message.contains("no_such_database") })
        #expect(elapsed < .seconds(9))
    }

    @Test func aWrongPassword() async throws {
        try await PrivateServer.with { server in
            try await TestServer.withPool(to: server.configuration, size: 1) { pool in
                try await pool.withSession { try $0.script("create role clerk login password 'right'") }
            }
            try await server.requirePasswords(of: "clerk")
            var configuration = server.configuration
            configuration.parameters["user"] = "clerk"
            configuration.parameters["password"] = "right"
            try await TestServer.withPool(to: configuration, size: 1) {
                try await $0.withSession { _ = try $0.query("select 1") }
            }
            configuration.parameters["password"] = "wrong"
            let error = await #expect(throws: PostgresError.self) {
                try await TestServer.withPool(to: configuration, size: 1) {
                    try await $0.withSession { _ = try $0.query("select 1") }
                }
            }
            #expect(error?.kind == .connection)
            #expect(error?.message.contains("password authentication failed") == true)
            #expect(error?.description.contains("wrong") == false)
        }
    }

    @Test(arguments: ["/tmp/no-server-is-here", "127.0.0.1"])
    func aServerThatIsNotThere(_ host: String) async throws {
        let (errors, elapsed) = try await failures { configuration in
            configuration.parameters["host"] = host
            // Nothing listens on the port of a socket that is bound and never listens.
            configuration.parameters["port"] = "1"
        }
        #expect(errors.count == 10)
        #expect(errors.allSatisfy { $0.kind == .connection })
        #expect(elapsed < .seconds(9))
    }

    @Test func aHostThatHasNoAddress() async throws {
        let (errors, elapsed) = try await failures { configuration in
            configuration.parameters["host"] = "no-such-host.invalid"
            configuration.connectTimeout = .seconds(2)
        }
        #expect(errors.count == 10)
        #expect(errors.allSatisfy { $0.kind == .connection })
        #expect(elapsed < .seconds(9))
    }

    @Test func aServerThatAcceptsAndNeverAnswers() async throws {
        let proxy = try Proxy(to: TestServer.configuration())
        defer { proxy.close() }
        proxy.set(Proxy.Fault(.stall, after: 0, .toServer))
        let (errors, elapsed) = try await failures { configuration in
            configuration = proxy.configuration
            configuration.connectTimeout = .milliseconds(500)
        }
        #expect(errors.count == 10)
        #expect(errors.allSatisfy { $0.kind == .connection && $0.message.contains("did not answer") })
        // Those who wait fail with those who dialled.
        #expect(elapsed < .seconds(9))
    }

    @Test func theCallersDeadlineEndsConnecting() async throws {
        let proxy = try Proxy(to: TestServer.configuration())
        defer { proxy.close() }
        proxy.set(Proxy.Fault(.stall, after: 0, .toServer))
        try await TestServer.withPool(to: proxy.configuration, size: 1) { pool in
            let start = ContinuousClock.now
            let error = await #expect(throws: PostgresError.self) {
                try await pool.withSession(timeout: .milliseconds(100)) { try $0.query("select 1") }
            }
            #expect(error?.kind == .timeout)
            #expect(ContinuousClock.now - start < .seconds(4))
        }
    }

    @Test func cancellationEndsConnecting() async throws {
        let proxy = try Proxy(to: TestServer.configuration())
        defer { proxy.close() }
        proxy.set(Proxy.Fault(.stall, after: 0, .toServer))
        try await TestServer.withPool(to: proxy.configuration, size: 1) { pool in
            let task = Task { try await pool.withSession { try $0.query("select 1").count } }
            try await eventually { proxy.connections == 1 }
            let start = ContinuousClock.now
            task.cancel()
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(error?.kind == .cancelled)
            #expect(ContinuousClock.now - start < .seconds(4))
            // The pool is none the worse for it.
            proxy.set(nil)
            _ = try await pool.withSession { try $0.query("select 1") }
        }
    }

    @Test func thePoolRecoversWhenTheServerComesBack() async throws {
        try await PrivateServer.with { server in
            try await TestServer.withPool(to: server.configuration, size: 2) { pool in
                _ = try await pool.withSession { try $0.query("select 1") }
                try await server.stop(.immediate)
                let error = await #expect(throws: PostgresError.self) {
                    try await pool.withSession { try $0.query("select 1") }
                }
                #expect(error?.kind == .connection)
                try await server.start()
                _ = try await pool.withSession { try $0.query("select 1") }
            }
        }
    }

    @Test func aServerThatTakesNoMoreConnectionsFailsTheOneThatNeedsItAlone() async throws {
        let settings = ["max_connections": "4", "superuser_reserved_connections": "0", "max_wal_senders": "0"]
        try await PrivateServer.with(settings: settings) { server in
            try await TestServer.withPool(to: server.configuration, size: 3) { others in
                // Two places are held and the third is for looking; one is left for the pool of two.
                try await others.holdAll(2) {
                    try await TestServer.withPool(to: server.configuration, size: 2) { pool in
                        let gate = Gate()
                        async let worker: Void = pool.withSession { try gate.hold($0) }
                        try await eventually { pool.statistics.leased == 1 }
                        try await eventually { try await others.backends() == 4 }
                        let refused = await #expect(throws: PostgresError.self) {
                            try await pool.withSession { try $0.query("select 1") }
                        }
                        #expect(refused?.kind == .connection)
                        gate.open()
                        try await worker
                        _ = try await pool.withSession { try $0.query("select 1") }
                    }
                }
            }
        }
    }
}

extension Pool {
    /// Holds that many connections while `body` runs.
    func holdAll(_ count: Int, while body: () async throws -> Void) async throws {
        let gate = Gate()
        for _ in 0..<count { Task { try await withSession { try gate.hold($0) } } }
        defer { gate.open() }
        try await eventually { statistics.leased == count }
        try await body()
    }

    /// How many clients the server has.
    func backends() async throws -> Int {
        try await withSession {
            try $0.query("select from pg_stat_activity where backend_type = 'client backend'").count
        }
    }
}
