import Postgres
import Testing

@Suite(.throttled, .timeLimit(.minutes(5)))
struct SQLTests {
    @Test func valuesBecomePlaceholders() {
        let id = 5
        let sql: SQL = "select * from t where id = \(id) and name = \("x") and n is \(Int?.none)"
        #expect(sql.text == "select * from t where id = $1 and name = $2 and n is $3")
    }

    @Test func splicedStatementsAreRenumbered() async throws {
        let condition: SQL = "a = \(2) and b = \("$1")"
        let sql: SQL = "select \(1) as n, '$1' as d where \(sql: condition) or \(sql: "true") and \(true)"
        #expect(sql.text == "select $1 as n, '$1' as d where a = $2 and b = $3 or true and $4")
        let whole: SQL =
            "select n, d, b from (select \(1) as n, '$1' as d, 2 as a, '$1' as b) t where \(sql: condition)"
        try await TestServer.withPool { pool in
            try await pool.withSession { session in
                let row = try session.query(whole)[0]
                #expect(try row.decode("n", as: Int.self) == 1)
                #expect(try row.decode("d", as: String.self) == "$1")
            }
        }
    }

    @Test(arguments: ["plain", "Mixed Case", "with \"quotes\"", "sel'ect", "é$1\\", "a\"\u{301}b"])
    func identifiersAreQuoted(_ name: String) async throws {
        try await TestServer.withPool { pool in
            let columns = try await pool.withSession { try $0.query("select 1 as \(identifier: name)").columns }
            #expect(columns == [name])
        }
    }

    @Test(
        arguments: ["", "plain", "O'Neill", "\\", "\\'; drop table t; --", "é\"$1\n", "'\u{301}\\ \\\u{301}"],
        ["on", "off"]
    )
    func literalsAreQuoted(_ text: String, _ standardStrings: String) async throws {
        try await TestServer.withPool { pool in
            let back = try await pool.withSession { session in
                try session.query("select set_config('standard_conforming_strings', \(standardStrings), false)")
                return try session.query("select\(literal: text)::text")[0].decode(0, as: String.self)
            }
            #expect(back == text)
        }
    }

    @Test func nulIsRefusedEverywhere() async throws {
        let refused: [SQL] = [
            "select \("a\0b")", "select \(["a", "\0"])", "select \(JSON(text: "\"\0\""))",
            "select \(JSONB(text: "\0"))",
            "select 1 as \(identifier: "a\0b")", "select \(literal: "a\0b")", "select 1 -- \(unsafe: "\0")",
            "select \(sql: "\("\0")")",
        ]
        try await TestServer.withPool { pool in
            try await pool.withSession { session in
                for sql in refused {
                    let error = #expect(throws: PostgresError.self) { try session.query(sql) }
                    #expect(error?.kind == .encoding)
                    let pipelined = try session.pipeline([sql])
                    #expect(pipelined[0].error?.kind == .encoding)
                }
                let error = #expect(throws: PostgresError.self) { try session.script("select 1; \0 select 2") }
                #expect(error?.kind == .encoding)
                try session.query("select 1")
            }
        }
    }

    @Test func moreValuesThanTheProtocolCounts() async throws {
        var list = SQL.StringInterpolation(literalCapacity: 0, interpolationCount: 65_536)
        list.appendLiteral("select ")
        for number in 1...65_536 {
            list.appendInterpolation(number)
            list.appendLiteral(number < 65_536 ? ", " : "")
        }
        let sql = SQL(stringInterpolation: list)
        try await TestServer.withPool { pool in
            let error = await #expect(throws: PostgresError.self) { try await pool.withSession { try $0.query(sql) } }
            #expect(error?.kind == .encoding)
        }
    }

    @Test func errorsTellWhatTheServerToldAndNoValue() async throws {
        try await TestServer.withPool { pool in
            let error = await #expect(throws: PostgresError.self) {
                try await pool.withSession { session in
                    try session.script("create temporary table people (name text constraint named check (name <> ''))")
                    try session.query("insert into people values (\("secret"))")
                    try session.query("insert into people values (\(""))")
                }
            }
            #expect(error?.kind == .server)
            #expect(error?.sqlState == "23514")
            #expect(error?.constraint == "named")
            #expect(error?.table == "people")
            #expect(error?.sql == "insert into people values ($1)")
            let syntax = await #expect(throws: PostgresError.self) {
                try await pool.withSession { try $0.query("select \("secret") from nowhere") }
            }
            #expect(syntax?.position == 16)
            #expect(syntax?.description.contains("secret") == false)
        }
    }
}

extension Result {
    var error: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
