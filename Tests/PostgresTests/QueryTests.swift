import Logging
import Postgres
import Testing

@Suite(.throttled, .timeLimit(.minutes(5)))
struct QueryTests {
    @Test func valuesAreBoundAndRowsDecoded() async throws {
        try await TestServer.withPool { pool in
            let (number, text) = try await pool.withSession { session in
                let name = "O'Neill; drop table x"
                let rows = try session.query("select \(41) + 1 as answer, \(name) as name")
                #expect(rows.columns == ["answer", "name"])
                return try (rows[0].decode("answer", as: Int.self), rows[0].decode(1, as: String.self))
            }
            #expect(number == 42)
            #expect(text == "O'Neill; drop table x")
        }
    }

    @Test func executeCountsRows() async throws {
        try await TestServer.withPool { pool in
            let counts = try await pool.withSession { session in
                try session.script("create temporary table t (n int); insert into t values (1)")
                return try [
                    session.execute("insert into t select generate_series(1, 5)"),
                    session.execute("delete from t where n > \(3)"),
                    session.execute("create temporary table u ()"),
                ]
            }
            #expect(counts == [5, 2, 0])
        }
    }

    @Test func copyGoesInAndOut() async throws {
        try await TestServer.withPool { pool in
            let (copied, lines) = try await pool.withSession { session in
                try session.script("create temporary table t (n int, s text)")
                let copied = try session.copyIn("copy t from stdin") { writer in
                    for n in 1...1000 { try writer.write(Array("\(n)\trow \(n)\n".utf8)) }
                }
                var lines: [String] = []
                try session.copyOut("copy (select * from t where n > 998 order by n) to stdout") { row in
                    lines.append(String(decoding: row, as: UTF8.self))
                }
                return (copied, lines)
            }
            #expect(copied == 1000)
            #expect(lines == ["999\trow 999\n", "1000\trow 1000\n"])
        }
    }

    @Test func aTransactionCommitsOrRollsBack() async throws {
        struct Refusal: Error {}
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { try $0.script("create temporary table t (n int)") }
            try await pool.transaction { _ = try $0.execute("insert into t values (1)") }
            await #expect(throws: Refusal.self) {
                try await pool.transaction { session in
                    try session.execute("insert into t values (2)")
                    throw Refusal()
                }
            }
            let numbers = try await pool.withSession { session in
                try session.query("select n from t").map { try $0.decode(0, as: Int.self) }
            }
            #expect(numbers == [1])
        }
    }
}
