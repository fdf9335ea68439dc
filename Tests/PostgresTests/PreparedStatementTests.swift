import Postgres
import Testing

@Suite(.throttled, .timeLimit(.minutes(5)))
struct PreparedStatementTests {
    /// The texts of the statements that the server holds for this connection, those of this question aside.
    private func held(_ session: borrowing Session) throws -> [String] {
        let question: SQL =
            "select statement from pg_prepared_statements where statement not like '%pg_prepared%' order by 1"
        return try session.query(question).map { try $0.decode(0) }
    }

    @Test func aStatementIsPreparedOnceAConnection() async throws {
        try await TestServer.withPool(size: 1) { pool in
            for n in 0..<5 {
                let answer = try await pool.withSession { try $0.query("select \(n) + 1")[0].decode(0, as: Int.self) }
                #expect(answer == n + 1)
            }
            try await pool.withSession { session in
                try session.query("select \("text") || 1")
                #expect(try held(session) == ["select $1 + 1", "select $1 || 1"])
            }
        }
    }

    @Test func theSameTextWithOtherTypesIsAnotherStatement() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                let types = try [
                    session.query("select pg_typeof(\(1))::text")[0].decode(0, as: String.self),
                    session.query("select pg_typeof(\("1"))::text")[0].decode(0, as: String.self),
                    session.query("select pg_typeof(\(2))::text")[0].decode(0, as: String.self),
                ]
                #expect(types == ["bigint", "text", "bigint"])
            }
        }
    }

    @Test func theSwitchTurnsPreparingOff() async throws {
        var configuration = try TestServer.configuration()
        configuration.usesPreparedStatements = false
        try await TestServer.withPool(to: configuration, size: 1) { pool in
            try await pool.withSession { session in
                for n in 0..<3 { try session.query("select \(n)") }
                try session.stream("select \("x")") { _ in }
                let pipelined = try session.pipeline(["select \(7)", "select 1/0", "select \(8)"])
                #expect(try pipelined[2].get()[0].decode(0, as: Int.self) == 8)
                #expect(try held(session).isEmpty)
            }
        }
    }

    private func echo(_ number: Int, _ session: borrowing Session) throws -> Int {
        try session.query("select \(number)")[0].decode(0)
    }

    @Test(arguments: ["deallocate all", "discard all", "do $$ begin execute 'deallocate all'; end $$"])
    func aForgottenStatementIsPreparedAgain(_ forget: String) async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                #expect(try echo(1, session) == 1)
                try session.query("\(unsafe: forget)")
                #expect(try echo(2, session) == 2)
                try session.script("select 1; \(forget.hasPrefix("discard") ? "" : forget)")
                #expect(try echo(3, session) == 3)
                try session.query("\(unsafe: forget)")
                var streamed: [Int] = []
                try session.stream("select \(4)") { try streamed.append($0.decode(0)) }
                #expect(streamed == [4])
            }
        }
    }

    /// The server says in its answer that it has forgotten, so that not even a transaction meets a missing statement.
    @Test func forgettingInsideATransactionIsSeen() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let answer = try await pool.withSession { session in
                try session.query("select \(1)")
                return try session.transaction { session in
                    try session.query("select \(2)")
                    try session.query("deallocate all")
                    return try session.query("select \(3)")[0].decode(0, as: Int.self)
                }
            }
            #expect(answer == 3)
        }
    }

    @Test func forgettingThatIsNotSeenFailsATransactionOnce() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let attempt: @Sendable (borrowing Session) throws -> Int = { try $0.query("select \(2)")[0].decode(0) }
            _ = try await pool.transaction(attempt)
            try await pool.withSession { try $0.script("do $$ begin execute 'deallocate all'; end $$") }
            let error = await #expect(throws: PostgresError.self) { try await pool.transaction(attempt) }
            #expect(error?.sqlState == "26000")
            #expect(try await pool.transaction(attempt) == 2)
        }
    }

    @Test func aTableThatChangedIsReadAgain() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                try session.script("create temporary table t as select 1 as a")
                #expect(try session.query("select * from t").columns == ["a"])
                try session.script("alter table t add b text default 'new'")
                #expect(try session.query("select * from t").columns == ["a", "b"])
                try session.query("select 1")
                // The old plan is gone from the server too.
                #expect(try held(session).filter { $0 == "select * from t" }.count == 1)
            }
        }
    }

    @Test func theOldestOfTooManyStatementsLeaves() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                for n in 0..<300 {
                    try session.query("select \(unsafe: "\(n)")")
                    try session.query("select 'kept'")
                }
                let statements = try held(session)
                #expect(statements.count <= 256)
                #expect(statements.contains("select 'kept'"))
                #expect(!statements.contains("select 0"))
                #expect(statements.contains("select 299"))
            }
        }
    }

    @Test func pipelinesAloneLetTheOldestStatementsGoToo() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                for n in 0..<60 {
                    _ = try session.pipeline((0..<10).map { "select \(unsafe: "\(10 * n + $0)")" })
                }
                _ = try session.pipeline(["select 'last'"])
                #expect(try held(session).count <= 257)
            }
        }
    }

    @Test func aStatementThatCanNotBePreparedIsNotRemembered() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                for _ in 0..<2 {
                    let error = #expect(throws: PostgresError.self) { try session.query("select * from nowhere") }
                    #expect(error?.sqlState == "42P01")
                }
                try session.script("create temporary table nowhere ()")
                try session.query("select * from nowhere")
            }
        }
    }
}
