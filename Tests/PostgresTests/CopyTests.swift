import Postgres
import Testing

@Suite(.throttled, .timeLimit(.minutes(5)))
struct CopyTests {
    struct Refusal: Error {}

    private func copyFails(
        _ expected: String?,
        kind: PostgresError.Kind = .server,
        _ rows: @escaping @Sendable (borrowing CopyWriter) throws -> Void
    ) async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                try session.script("create temporary table t (n int check (n < 100))")
                let error = #expect(throws: PostgresError.self) { try session.copyIn("copy t from stdin", rows) }
                #expect(error?.sqlState == expected)
                #expect(error?.kind == kind)
                #expect(error?.sql == "copy t from stdin")
                #expect(try session.query("select from t").isEmpty)
            }
        }
    }

    @Test func aBadRowFailsTheWholeCopy() async throws {
        try await copyFails("22P02") { try $0.write(Array("1\nno number\n2\n".utf8)) }
        try await copyFails("23514") { try $0.write(Array("1\n100\n2\n".utf8)) }
    }

    /// The server has given up long before the client ends.
    @Test func aBadRowBeforeManyGoodOnes() async throws {
        try await copyFails("22P02") { writer in
            try writer.write(Array("no number\n".utf8))
            let rows = Array(repeatElement("1\n", count: 50_000).joined().utf8)
            for _ in 0..<100 { try writer.write(rows) }
        }
    }

    @Test func aClosureThatThrowsKeepsNoRow() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                try session.script("create temporary table t (n int)")
                #expect(throws: Refusal.self) {
                    try session.copyIn("copy t from stdin") { writer in
                        try writer.write(Array("1\n2\n".utf8))
                        throw Refusal()
                    }
                }
                #expect(try session.query("select from t").isEmpty)
            }
        }
    }

    @Test func rowsMayBeCutAnywhereAndBeLarge() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let (count, length) = try await pool.withSession { session in
                try session.script("create temporary table t (s text)")
                let count = try session.copyIn("copy t from stdin") { writer in
                    for byte in "first\nsecond\n".utf8 { try writer.write([byte]) }
                    try writer.write([])
                    try writer.write(Array(repeating: UInt8(ascii: "x"), count: 20_000_000) + [UInt8(ascii: "\n")])
                }
                return try (count, session.query("select max(length(s)) from t")[0].decode(0, as: Int.self))
            }
            #expect(count == 3)
            #expect(length == 20_000_000)
        }
    }

    @Test func binaryGoesOutAndIn() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let equal = try await pool.withSession { session in
                try session.script(
                    "create temporary table a as select n, 'row ' || n as s from generate_series(1, 5000) n; create temporary table b (like a)"
                )
                var bytes: [UInt8] = []
                #expect(try session.copyOut("copy a to stdout (format binary)") { bytes += $0 } == 5_000)
                try session.copyIn("copy b from stdin (format binary)") { try $0.write(bytes) }
                return try session.query("select from (table a except table b) d").isEmpty
                    && session.query("select from b").count == 5_000
            }
            #expect(equal)
        }
    }

    @Test func aCopyToTheClientThatFailsHalfWay() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                var rows = 0
                let error = #expect(throws: PostgresError.self) {
                    try session.copyOut("copy (select 1 / (5000 - n) from generate_series(1, 10000) n) to stdout") {
                        _ in rows += 1
                    }
                }
                #expect(error?.sqlState == "22012")
                #expect(rows == 4_999)
                try session.query("select 1")
            }
        }
    }

    /// What is tried is refused, and the pool none the worse for it.
    private func refused(_ attempt: @Sendable (borrowing Session) throws -> Void) async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { try $0.script("create table if not exists refused_copy (n int)") }
            let error = await #expect(throws: PostgresError.self) { try await pool.withSession(attempt) }
            #expect(error?.kind == .usage)
            let answer = try await pool.withSession { try $0.query("select 1")[0].decode(0, as: Int.self) }
            #expect(answer == 1)
        }
    }

    @Test func whatIsNoCopyInThatDirectionIsRefused() async throws {
        try await refused { try $0.copyIn("select 1") { _ in } }
        try await refused { try $0.copyIn("copy refused_copy to stdout") { _ in } }
        try await refused { try $0.copyOut("copy refused_copy from stdin") { _ in } }
        try await refused { try $0.query("copy refused_copy to stdout") }
        try await refused { try $0.query("copy refused_copy from stdin") }
        try await refused { try $0.script("select 1; copy refused_copy from stdin; select 2") }
        try await refused { try $0.stream("copy refused_copy to stdout") { _ in } }
        try await refused { try $0.stream("copy refused_copy from stdin") { _ in } }
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { try $0.script("drop table refused_copy") }
        }
    }

    /// A trigger fails before the server has read anything of the COPY, which the client meanwhile goes on sending.
    @Test func anErrorBeforeTheFirstRowIsRead() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                try session.script(
                    """
                    create temporary table t (n int);
                    create function pg_temp.refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end';
                    create trigger refuse before insert on t execute function pg_temp.refuse()
                    """
                )
                for round in 0..<20 {
                    let error = #expect(throws: PostgresError.self) {
                        try session.copyIn("copy t from stdin") { try $0.write(Array("1\n".utf8)) }
                    }
                    #expect(error?.sqlState == "P0001")
                    #expect(try session.query("select \(round)")[0].decode(0, as: Int.self) == round)
                }
            }
        }
    }

    @Test func nothingElseGoesOnInsideACopyOrAStream() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { session in
                try session.script("create temporary table t (n int)")
                let copied = try session.copyIn("copy t from stdin") { writer in
                    let error = #expect(throws: PostgresError.self) { try session.query("select 1") }
                    #expect(error?.kind == .usage)
                    try writer.write(Array("1\n".utf8))
                }
                #expect(copied == 1)
                try session.stream("select generate_series(1, 1000)") { _ in
                    let error = #expect(throws: PostgresError.self) { try session.pipeline(["select 1"]) }
                    #expect(error?.kind == .usage)
                }
            }
        }
    }
}
