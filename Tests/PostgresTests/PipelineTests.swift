import Postgres
import Testing

@Suite(.throttled, .timeLimit(.minutes(5)))
struct PipelineTests {
    @Test(arguments: [true, false])
    func eachStatementHasItsOwnOutcome(_ prepared: Bool) async throws {
        var configuration = try TestServer.configuration()
        configuration.usesPreparedStatements = prepared
        try await TestServer.withPool(to: configuration, size: 1) { pool in
            try await pool.withSession { session in
                try session.script("create temporary table t (n int primary key)")
                for _ in 0..<2 {
                    let results = try session.pipeline([
                        "delete from t", "insert into t values (\(1))", "insert into t values (\(1))",
                        "select nonsense", "insert into t values (\(2))", "select \("a\0")", "select nonsense",
                        "select n from t order by n",
                    ])
                    #expect(results.map(\.error?.sqlState) == [nil, nil, "23505", "42703", nil, nil, "42703", nil])
                    #expect(results[2].error?.sql == "insert into t values ($1)")
                    #expect(results[5].error?.kind == .encoding)
                    #expect(try results[1].get().affected == 1)
                    #expect(try results[7].get().map { try $0.decode(0, as: Int.self) } == [1, 2])
                }
                try session.query("select 1")
            }
        }
    }

    @Test func anEmptyPipeline() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let count = try await pool.withSession { try $0.pipeline([]).count }
            #expect(count == 0)
        }
    }

    /// Far more than the buffers between both sides hold, in both directions.
    @Test func aPipelineOfManyMegabytes() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let text = String(repeating: "x", count: 100_000)
            let lengths = try await pool.withSession { session in
                try session.pipeline((0..<300).map { "select \(text) || \($0)" }).map { result in
                    try result.get()[0].decode(0, as: String.self).utf8.count
                }
            }
            #expect(lengths.count == 300)
            #expect(lengths.allSatisfy { $0 > 100_000 })
        }
    }

    @Test func insideATransactionAFailureEndsTheRest() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                let error = #expect(throws: PostgresError.self) {
                    try session.transaction { session in
                        let results = try session.pipeline(["select 1", "select 1/0", "select 2"])
                        #expect(results.map(\.error?.sqlState) == [nil, "22012", "25P02"])
                    }
                }
                #expect(error?.sqlState == "25P02")
            }
        }
    }

    @Test func aCopyInAPipelineIsRefused() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                for sql in ["copy (select 1) to stdout", "copy pg_class from stdin"] as [SQL] {
                    let error = #expect(throws: PostgresError.self) {
                        try session.pipeline(["select 1", sql, "select 2"])
                    }
                    #expect(error?.kind == .usage)
                }
            }
            _ = try await pool.withSession { try $0.query("select 1") }
        }
    }

    @Test func aForgottenStatementFailsOnce() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                _ = try session.pipeline(["select \(1)"])
                try session.script("do $$ begin execute 'deallocate all'; end $$")
                let first = try session.pipeline(["select \(1)", "select 2"])
                #expect(first.map(\.error?.sqlState) == ["26000", nil])
                let second = try session.pipeline(["select \(1)", "select 2"])
                #expect(second.map(\.error?.sqlState) == [nil, nil])
            }
        }
    }
}
