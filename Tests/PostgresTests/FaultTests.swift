import Postgres
import TestSupport
import Testing

/// A line that breaks, or a server that dies, at any moment: always an error, never a hang, and the pool lives on.
@Suite(.throttled, .timeLimit(.minutes(5)))
struct FaultTests {
    struct Ended: Error {}

    /// What the session does while the line is cut.
    enum Phase: String, CaseIterable {
        case query, stream, pipeline, copyIn, copyOut, transaction

        func run(_ session: borrowing Session) throws {
            let rows: SQL = "select n, repeat('x', 50) from generate_series(1, 20) n"
            switch self {
            case .query: for n in 0..<3 { try session.query("select \(n), \("x")") }
            case .stream: try session.stream(rows) { _ in }
            case .pipeline: for result in try session.pipeline([rows, "select 1", rows]) { _ = try result.get() }
            case .copyIn:
                try session.script("create temporary table t (n int)")
                try session.copyIn("copy t from stdin") { writer in
                    for _ in 0..<20 { try writer.write(Array("1\n2\n".utf8)) }
                }
            case .copyOut: try session.copyOut("copy (\(sql: rows)) to stdout") { _ in }
            case .transaction: try session.transaction { _ = try $0.query(rows) }
            }
        }
    }

    /// Cuts the line after each number of bytes that the phase sends, the greeting included, and then receives.
    @Test(arguments: Phase.allCases, [Proxy.Direction.toServer, .toClient])
    func aSocketCutInEachPhase(_ phase: Phase, _ direction: Proxy.Direction) async throws {
        let proxy = try Proxy(to: TestServer.configuration())
        defer { proxy.close() }
        try await TestServer.withPool(to: proxy.configuration, size: 1) {
            try await $0.withSession { try phase.run($0) }
        }
        try await eventually { proxy.connections == 0 }
        let total = direction == .toServer ? proxy.passed.toServer : proxy.passed.toClient
        var kinds: Set<PostgresError.Kind> = []
        // The last two are inside the end of the last answer.
        for bytes in stride(from: 0, to: total - 12, by: max(1, total / 40)) + [total - 12, total - 6] {
            proxy.set(Proxy.Fault(.cut, after: bytes, direction))
            try await TestServer.withPool(to: proxy.configuration, size: 1) { pool in
                let start = ContinuousClock.now
                let error = await #expect(throws: PostgresError.self, "cut after \(bytes) bytes") {
                    try await pool.withSession { try phase.run($0) }
                }
                if let error { kinds.insert(error.kind) }
                #expect(ContinuousClock.now - start < .seconds(8))
                proxy.set(nil)
                _ = try await pool.withSession { try $0.query("select 1") }
            }
        }
        #expect(kinds.isSubset(of: [.connection, .outcomeUnknown]))
        #expect(kinds.contains(.connection))
        if phase == .transaction { #expect(kinds.contains(.outcomeUnknown)) }
    }

    @Test func aServerThatStallsIsLeftAtTheDeadline() async throws {
        let proxy = try Proxy(to: TestServer.configuration())
        defer { proxy.close() }
        try await TestServer.withPool(to: proxy.configuration, size: 1) { pool in
            _ = try await pool.withSession { try $0.query("select 1") }
            proxy.set(Proxy.Fault(.stall, after: 3, .toClient))
            let start = ContinuousClock.now
            let error = await #expect(throws: PostgresError.self) {
                try await pool.withSession(timeout: .milliseconds(200)) { try $0.query("select 1") }
            }
            #expect(error?.kind == .timeout)
            #expect(ContinuousClock.now - start < .seconds(8))
        }
    }

    @Test func aSlowLineIsOnlySlow() async throws {
        let proxy = try Proxy(to: TestServer.configuration())
        defer { proxy.close() }
        proxy.setDelay(.milliseconds(5))
        try await TestServer.withPool(to: proxy.configuration, size: 1) { pool in
            for phase in Phase.allCases { try await pool.withSession { try phase.run($0) } }
        }
    }

    @Test(arguments: [PrivateServer.StopMode.fast, .immediate, nil])
    func aServerThatDiesMidQuery(_ mode: PrivateServer.StopMode?) async throws {
        try await PrivateServer.with { server in
            try await TestServer.withPool(to: server.configuration) { pool in
                try await pool.withSession { try $0.script("create table t (n int)") }
                let query = Task { try await pool.withSession { _ = try $0.query("select pg_sleep(60)") } }
                let transaction = Task {
                    try await pool.transaction { session in
                        try session.execute("insert into t values (1)")
                        try session.query("select pg_sleep(60)")
                    }
                }
                try await eventually { pool.statistics.leased == 2 }
                try await Task.sleep(for: .milliseconds(200))
                if let mode { try await server.stop(mode) } else { try await server.kill9() }
                for task in [query, Task { _ = try await transaction.value }] {
                    let error = await #expect(throws: PostgresError.self) { try await task.value }
                    #expect(error?.kind == .connection)
                }
                try await server.start()
                let count = try await pool.withSession { try $0.query("select from t").count }
                #expect(count == 0)
            }
        }
    }

    @Test func aBackendThatIsTerminatedSaysWhy() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let error = await #expect(throws: PostgresError.self) {
                try await pool.withSession { _ = try $0.query("select pg_terminate_backend(pg_backend_pid())") }
            }
            #expect(error?.kind == .connection)
            #expect(error?.sqlState == "57P01")
            _ = try await pool.withSession { try $0.query("select 1") }
        }
    }

    /// The server has committed, and the answer is lost.
    @Test func aLostCommitIsAnUnknownOutcome() async throws {
        let proxy = try Proxy(to: TestServer.configuration())
        defer { proxy.close() }
        let table = "lost_commit"
        try await TestServer.withPool(size: 1) { direct in
            try await direct.withSession {
                try $0.script("drop table if exists \(table); create table \(table) (n int)")
            }
            try await TestServer.withPool(to: proxy.configuration, size: 1) { pool in
                let error = await #expect(throws: PostgresError.self) {
                    try await pool.transaction { session in
                        try session.execute("insert into \(identifier: table) values (1)")
                        proxy.set(Proxy.Fault(.cut, after: 1, .toClient))
                    }
                }
                #expect(error?.kind == .outcomeUnknown)
            }
            try await eventually {
                try await direct.withSession { try $0.query("select from \(identifier: table)").count == 1 }
            }
            try await direct.withSession { try $0.script("drop table \(table)") }
        }
    }
}
