import Postgres
import Synchronization
import Testing

@Suite(.throttled, .timeLimit(.minutes(5)))
struct TransactionTests {
    /// Counts how often a body ran.
    private final class Counter: Sendable {
        private let count = Mutex(0)
        var value: Int { count.withLock { $0 } }

        @discardableResult
        func increment() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }

    private func raise(_ state: String) -> String {
        "do $$ begin raise exception 'made up' using errcode = '\(state)'; end $$"
    }

    @Test(arguments: ["40001", "40P01"])
    func whatMayPassIsTriedAgain(_ state: String) async throws {
        let attempts = Counter()
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { try $0.script("create temporary table t (n int)") }
            let result = try await pool.transaction { session in
                let attempt = attempts.increment()
                try session.execute("insert into t values (\(attempt))")
                if attempt < 4 { try session.script(raise(state)) }
                return try session.query("select n from t").map { try $0.decode(0, as: Int.self) }
            }
            #expect(attempts.value == 4)
            #expect(result == [4])
        }
    }

    @Test(arguments: ["40000", "40002", "40003", "23505", "57014", "55P03", "P0001", "53300"])
    func whatWillNotPassIsNot(_ state: String) async throws {
        let attempts = Counter()
        try await TestServer.withPool(size: 1) { pool in
            let error = await #expect(throws: PostgresError.self) {
                try await pool.transaction { session in
                    attempts.increment()
                    try session.script(raise(state))
                }
            }
            #expect(error?.sqlState == state)
            #expect(attempts.value == 1)
        }
    }

    @Test func tryingAgainIsBounded() async throws {
        let attempts = Counter()
        try await TestServer.withPool(size: 1) { pool in
            let error = await #expect(throws: PostgresError.self) {
                try await pool.transaction { session in
                    attempts.increment()
                    try session.script(raise("40001"))
                }
            }
            #expect(error?.sqlState == "40001")
            #expect(attempts.value == 10)
        }
    }

    /// Write skew: each reads what the other writes. One is refused, runs again and sees the other's row.
    @Test func serializableTransactionsDoNotSkew() async throws {
        let table = "skew"
        try await TestServer.withPool(size: 4) { pool in
            try await pool.withSession { try $0.script("drop table if exists \(table); create table \(table) (n int)") }
            try await withThrowingDiscardingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        try await pool.transaction(isolation: .serializable) { session in
                            let count = try session.query("select from \(identifier: table)").count
                            try session.query("select pg_sleep(0.01)")
                            try session.execute("insert into \(identifier: table) values (\(count))")
                        }
                    }
                }
            }
            let numbers = try await pool.withSession { session in
                let rows = try session.query("select n from \(identifier: table) order by n")
                try session.script("drop table \(table)")
                return try rows.map { try $0.decode(0, as: Int.self) }
            }
            #expect(numbers == Array(0..<8))
        }
    }

    @Test(arguments: [Isolation.readCommitted, .repeatableRead, .serializable], [true, false])
    func isolationAndReadOnlyAreWhatWasAsked(_ isolation: Isolation, _ readOnly: Bool) async throws {
        try await TestServer.withPool(size: 1) { pool in
            let settings = try await pool.transaction(isolation: isolation, readOnly: readOnly) { session in
                let question: SQL =
                    "select current_setting('transaction_isolation'), current_setting('transaction_read_only')"
                let row = try session.query(question)[0]
                return try [row.decode(0, as: String.self), row.decode(1, as: String.self)]
            }
            #expect(settings == [isolation.rawValue.lowercased(), readOnly ? "on" : "off"])
        }
    }

    @Test func aSwallowedErrorDoesNotLookCommitted() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let error = await #expect(throws: PostgresError.self) {
                try await pool.transaction { session in
                    _ = try? session.query("select 1/0")
                }
            }
            #expect(error?.kind == .server)
            #expect(error?.sqlState == "25P02")
        }
    }

    @Test func transactionsDoNotNest() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let error = await #expect(throws: PostgresError.self) {
                try await pool.transaction { session in try session.transaction { _ in } }
            }
            #expect(error?.kind == .usage)
        }
    }

    @Test func aBodyThatEndsItsTransactionIsTold() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let error = await #expect(throws: PostgresError.self) {
                try await pool.transaction { session in try session.script("commit") }
            }
            #expect(error?.kind == .usage)
        }
    }

    @Test func aConstraintThatWaitsForCommitRollsBack() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                try session.script("create temporary table t (n int unique deferrable initially deferred)")
                let error = #expect(throws: PostgresError.self) {
                    try session.transaction { session in
                        _ = try session.execute("insert into t values (1), (1)")
                    }
                }
                #expect(error?.kind == .server)
                #expect(error?.sqlState == "23505")
                #expect(try session.query("select from t").isEmpty)
            }
        }
    }

    @Test func theDeadlineHoldsForAllAttemptsTogether() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let start = ContinuousClock.now
            let error = await #expect(throws: PostgresError.self) {
                try await pool.transaction(timeout: .milliseconds(250)) { session in
                    try session.query("select pg_sleep(0.1)")
                    try session.script(raise("40001"))
                }
            }
            #expect(error?.kind == .timeout)
            #expect(ContinuousClock.now - start < .seconds(8))
        }
    }
}
