import Postgres
import TestSupport
import Testing

/// What a cancelled task, or one past its deadline, leaves behind: the statement is ended on the server, and the
/// connection is usable or gone.
@Suite(.throttled, .timeLimit(.minutes(5)))
struct CancellationTests {
    /// What the session does when it is cancelled.
    enum Activity: String, CaseIterable {
        case query, script, stream, streaming, copyIn, copyOut, pipeline, transaction

        /// Sends something that takes a minute; `mark` is found in the server's list of activities.
        func run(_ session: borrowing Session, mark: String) throws {
            let slow: SQL = "select pg_sleep(60) -- \(unsafe: mark)"
            switch self {
            case .query: try session.query(slow)
            case .script: try session.script(slow.text)
            case .stream: try session.stream(slow) { _ in }
            case .streaming:
                try session.stream("select pg_sleep(n / 1000) from generate_series(1, 60000) n -- \(unsafe: mark)") {
                    _ in
                }
            case .copyIn:
                try session.script("create temporary table t (n int)")
                try session.copyIn("copy t from stdin -- \(unsafe: mark)") { writer in
                    let rows = Array(repeatElement("1\n", count: 10_000).joined().utf8)
                    while true { try writer.write(rows) }
                }
            case .copyOut: try session.copyOut("copy (\(sql: slow)\n) to stdout") { _ in }
            case .pipeline:
                let results = try session.pipeline(["select 1", slow, slow, "select 2", slow])
                Issue.record("the pipeline went to its end: \(results)")
            case .transaction: try session.transaction { _ = try $0.query(slow) }
            }
        }
    }

    private func isRunning(_ mark: String, _ watcher: Pool) async throws -> Bool {
        try await watcher.withSession { session in
            let condition: SQL = "state = 'active' and pid <> pg_backend_pid() and query like \("%" + mark + "%")"
            return try !session.query("select from pg_stat_activity where \(sql: condition)").isEmpty
        }
    }

    private func backend(_ pool: Pool) async throws -> Int {
        try await pool.withSession { try $0.query("select pg_backend_pid()")[0].decode(0, as: Int.self) }
    }

    /// The connection has been kept, unless the server could not be told within the grace, on a machine under load.
    private func expectTheSame(_ pool: Pool, _ before: Int, orOver elapsed: Duration) async throws {
        let after = try await backend(pool)
        #expect(after == before || elapsed > .seconds(2))
    }

    @Test(arguments: Activity.allCases)
    func theConnectionIsUsableAfterACancellation(_ activity: Activity) async throws {
        let mark = "cancelled \(activity)."
        try await TestServer.withPool(size: 1) { watcher in
            try await TestServer.withPool(size: 1) { pool in
                let before = try await backend(pool)
                let task = Task { try await pool.withSession { try activity.run($0, mark: mark) } }
                try await eventually { try await isRunning(mark, watcher) }
                let start = ContinuousClock.now
                task.cancel()
                let error = await #expect(throws: PostgresError.self) { try await task.value }
                #expect(error?.kind == .cancelled)
                let elapsed = ContinuousClock.now - start
                #expect(elapsed < .seconds(8))
                try await expectTheSame(pool, before, orOver: elapsed)
                #expect(try await !isRunning(mark, watcher))
            }
        }
    }

    @Test(arguments: Activity.allCases)
    func theConnectionIsUsableAfterADeadline(_ activity: Activity) async throws {
        let mark = "overdue \(activity)."
        try await TestServer.withPool(size: 1) { watcher in
            try await TestServer.withPool(size: 1) { pool in
                let before = try await backend(pool)
                let start = ContinuousClock.now
                let error = await #expect(throws: PostgresError.self) {
                    try await pool.withSession(timeout: .milliseconds(200)) { try activity.run($0, mark: mark) }
                }
                #expect(error?.kind == .timeout)
                try await expectTheSame(pool, before, orOver: ContinuousClock.now - start)
                #expect(try await !isRunning(mark, watcher))
            }
        }
    }

    /// The server does not hear of the cancellation, as the line is stalled: it is cut within the grace.
    @Test(arguments: Activity.allCases)
    func aConnectionThatCanNotBeCancelledIsDiscarded(_ activity: Activity) async throws {
        let mark = "stalled \(activity)."
        let proxy = try Proxy(to: TestServer.configuration())
        defer { proxy.close() }
        try await TestServer.withPool(size: 1) { watcher in
            try await TestServer.withPool(to: proxy.configuration, size: 1) { pool in
                let before = try await backend(pool)
                let task = Task { try await pool.withSession { try activity.run($0, mark: mark) } }
                try await eventually { try await isRunning(mark, watcher) }
                proxy.set(Proxy.Fault(.stall, after: 0, .toServer))
                let start = ContinuousClock.now
                task.cancel()
                let error = await #expect(throws: PostgresError.self) { try await task.value }
                #expect(error?.kind == .cancelled)
                #expect(ContinuousClock.now - start < .seconds(8))
                proxy.cutAll()
                proxy.set(nil)
                #expect(try await backend(pool) != before)
            }
        }
    }

    /// A cancellation at any moment of a short statement hits that statement or nothing, never the next.
    @Test func aLateCancellationHitsNothingElse() async throws {
        try await TestServer.withPool(size: 1) { pool in
            for round in 0..<300 {
                let task = Task { try await pool.withSession { try $0.query("select pg_sleep(0.001)").count } }
                try await Task.sleep(for: .microseconds(Int64(round) * 10))
                task.cancel()
                let answer = try await pool.withSession { try $0.query("select \(round)")[0].decode(0, as: Int.self) }
                #expect(answer == round)
                let result = await task.result
                if case .failure(let error as PostgresError) = result { #expect(error.kind == .cancelled) }
            }
        }
    }

    /// Once cancelled, a session does nothing more, even when its closure goes on.
    @Test func aClosureThatGoesOnIsStillCancelled() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let task = Task {
                try await pool.withSession { session in
                    let first = #expect(throws: PostgresError.self) { try session.query("select pg_sleep(60)") }
                    #expect(first?.kind == .cancelled)
                    try session.query("select 1")
                }
            }
            try await eventually { pool.statistics.leased == 1 }
            try await Task.sleep(for: .milliseconds(50))
            task.cancel()
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(error?.kind == .cancelled)
        }
    }

    @Test func anErrorOfTheClosureEndsWhatItWasReading() async throws {
        struct Enough: Error {}
        try await TestServer.withPool(size: 1) { pool in
            let before = try await backend(pool)
            let start = ContinuousClock.now
            await #expect(throws: Enough.self) {
                try await pool.withSession { session in
                    try session.stream("select generate_series(1, 100000000)") { _ in throw Enough() }
                }
            }
            await #expect(throws: Enough.self) {
                try await pool.withSession { session in
                    try session.copyOut("copy (select generate_series(1, 100000000)) to stdout") { _ in throw Enough() }
                }
            }
            try await expectTheSame(pool, before, orOver: ContinuousClock.now - start)
        }
    }
}
