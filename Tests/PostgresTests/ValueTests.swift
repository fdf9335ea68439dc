import FoundationEssentials
import Postgres
import Testing

/// Each value is compared with the server's own reading and writing of it, so that an encoder and a decoder can't agree
/// on a mistake.
@Suite(.throttled, .timeLimit(.minutes(5)))
struct ValueTests {
    /// Sends `value` and has the server write it; has the server read `literal` and decodes it.
    private func expect<T: PostgresEncodable & PostgresDecodable & Equatable>(
        _ value: T,
        as type: String,
        is literal: String
    ) async throws {
        try await TestServer.withPool(size: 1) { pool in
            let (written, read, back) = try await pool.withSession { session in
                try session.script("set timezone = 'UTC'; set extra_float_digits = 1")
                let written = try session.query("select \(value)::text")[0].decode(0, as: String?.self)
                let read = try session.query("select \(literal: literal)::\(unsafe: type)")[0].decode(0, as: T.self)
                let back = try session.query("select \(value)")[0].decode(0, as: T.self)
                return (written, read, back)
            }
            #expect(written == literal)
            #expect(read == value)
            #expect(back == value)
        }
    }

    private func decodingError<T: PostgresDecodable>(
        of expression: SQL,
        as type: T.Type
    ) async throws -> PostgresError? {
        try await TestServer.withPool(size: 1) { pool in
            await #expect(throws: PostgresError.self) {
                try await pool.withSession { try $0.query("select \(sql: expression) as v")[0].decode("v", as: T.self) }
            }
        }
    }

    @Test(arguments: [(true, "true"), (false, "false")])
    func bool(_ value: Bool, _ literal: String) async throws {
        try await expect(value, as: "bool", is: literal)
    }

    @Test(arguments: [Int16.min, -1, 0, .max]) func int2(_ value: Int16) async throws {
        try await expect(value, as: "int2", is: "\(value)")
    }

    @Test(arguments: [Int32.min, -1, 0, .max]) func int4(_ value: Int32) async throws {
        try await expect(value, as: "int4", is: "\(value)")
    }

    @Test(arguments: [Int64.min, -1, 0, .max]) func int8(_ value: Int64) async throws {
        try await expect(value, as: "int8", is: "\(value)")
        try await expect(Int(value), as: "int8", is: "\(value)")
    }

    @Test func widerIntegersReadNarrowerTypes() async throws {
        try await TestServer.withPool { pool in
            try await pool.withSession { session in
                let row = try session.query("select (-7)::int2, (-70000)::int4, 4294967295::oid")[0]
                #expect(try row.decode(0, as: Int32.self) == -7)
                #expect(try row.decode(0, as: Int.self) == -7)
                #expect(try row.decode(1, as: Int64.self) == -70_000)
                #expect(try row.decode(2, as: Int.self) == 4_294_967_295)
                #expect(throws: PostgresError.self) { try row.decode(1, as: Int16.self) }
                #expect(throws: PostgresError.self) { try row.decode(2, as: Int32.self) }
            }
        }
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "-0"), (0.1, "0.1"), (.leastNonzeroMagnitude, "5e-324"),
        (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
        (.infinity, "Infinity"), (-.infinity, "-Infinity"),
    ])
    func float8(_ value: Double, _ literal: String) async throws {
        try await expect(value, as: "float8", is: literal)
    }

    @Test func notANumberAndFloat4() async throws {
        try await TestServer.withPool { pool in
            try await pool.withSession { session in
                let row = try session.query("select \(Double.nan), \(Double.nan)::text, 1.5::float4")[0]
                #expect(try row.decode(0, as: Double.self).isNaN)
                #expect(try row.decode(1, as: String.self) == "NaN")
                #expect(try row.decode(2, as: Double.self) == 1.5)
            }
        }
    }

    @Test(arguments: ["", "x", "'\"\\", "Éléonore 🕊 \u{1F1FA}\u{1F1F3} \u{FFFF}\u{10FFFF}", "\r\n\t\u{1}", "e\u{301}"])
    func text(_ value: String) async throws {
        try await expect(value, as: "text", is: value)
    }

    @Test func aLongText() async throws {
        let value = String(repeating: "lesson ", count: 1_500_000)
        try await TestServer.withPool { pool in
            let (length, back) = try await pool.withSession { session in
                let row = try session.query("select length(\(value)), \(value)")[0]
                return try (row.decode(0, as: Int.self), row.decode(1, as: String.self))
            }
            #expect(length == 10_500_000)
            #expect(back == value)
        }
    }

    @Test func otherTypesOfText() async throws {
        try await TestServer.withPool { pool in
            try await pool.withSession { session in
                let row = try session.query("select 'a'::varchar(3), 'b'::char(3), current_schema(), 5")[0]
                #expect(try row.decode(0, as: String.self) == "a")
                #expect(try row.decode(1, as: String.self) == "b  ")
                #expect(try row.decode(2, as: String.self) == "public")
                #expect(throws: PostgresError.self) { try row.decode(3, as: String.self) }
            }
        }
    }

    @Test func bytea() async throws {
        try await expect([UInt8](), as: "bytea", is: "\\x")
        let every = (0...255).map(UInt8.init)
        let hex = every.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        try await expect(every, as: "bytea", is: "\\x" + hex)
    }

    @Test(arguments: [
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "01234567-89ab-cdef-8123-456789abcdef",
    ])
    func uuid(_ literal: String) async throws {
        try await expect(try #require(UUID(uuidString: literal)), as: "uuid", is: literal)
    }

    @Test(arguments: [
        (-210_866_803_200_000_000, "4714-11-24 00:00:00+00 BC"),
        (-62_135_596_800_000_001, "0001-12-31 23:59:59.999999+00 BC"),
        (-1, "1969-12-31 23:59:59.999999+00"),
        (0, "1970-01-01 00:00:00+00"),
        (946_684_800_000_000, "2000-01-01 00:00:00+00"),
        (1_795_450_921_123_456, "2026-11-23 16:22:01.123456+00"),
        (Int64.max, "294247-01-10 04:00:54.775807+00"),
    ])
    func timestamptz(_ microseconds: Int64, _ literal: String) async throws {
        try await expect(Timestamp(microsecondsSince1970: microseconds), as: "timestamptz", is: literal)
    }

    @Test(arguments: ["infinity", "-infinity", "294247-01-10 04:00:54.775808+00", "294276-12-31 23:59:59.999999+00"])
    func timestampsThatAreNoInstantAreRefused(_ literal: String) async throws {
        let error = try await decodingError(of: "\(literal: literal)::timestamptz", as: Timestamp.self)
        #expect(error?.kind == .decoding)
        #expect(error?.column == "v")
    }

    @Test(arguments: [-210_866_803_200_000_001, Int64.min])
    func timestampsBeforeTheServersFirstAreRefused(_ microseconds: Int64) async throws {
        let value = Timestamp(microsecondsSince1970: microseconds)
        try await TestServer.withPool { pool in
            let error = await #expect(throws: PostgresError.self) {
                try await pool.withSession { try $0.query("select \(value)") }
            }
            #expect(error?.kind == .encoding)
        }
    }

    @Test(arguments: [
        (1_795_450_921_123_456, "2026-11-23T16:22:01.123456Z"), (0, "1970-01-01T00:00:00.000000Z"),
        (-1, "1969-12-31T23:59:59.999999Z"), (1_709_164_800_000_000, "2024-02-29T00:00:00.000000Z"),
    ])
    func timestampsAreWrittenInRFC3339(_ microseconds: Int64, _ text: String) {
        #expect(Timestamp(microsecondsSince1970: microseconds).description == text)
    }

    @Test(arguments: [
        (-4713, 11, 24, "4714-11-24 BC"), (0, 12, 31, "0001-12-31 BC"), (1, 1, 1, "0001-01-01"),
        (1999, 12, 31, "1999-12-31"), (2000, 2, 29, "2000-02-29"), (2026, 11, 23, "2026-11-23"),
        (5_874_897, 12, 31, "5874897-12-31"),
    ])
    func date(_ year: Int, _ month: Int, _ day: Int, _ literal: String) async throws {
        try await expect(try #require(CalendarDate(year: year, month: month, day: day)), as: "date", is: literal)
    }

    @Test(arguments: ["infinity", "-infinity"]) func infiniteDatesAreRefused(_ literal: String) async throws {
        #expect(try await decodingError(of: "\(literal: literal)::date", as: CalendarDate.self)?.kind == .decoding)
    }

    @Test(arguments: [(2025, 2, 29), (1900, 2, 29), (2026, 13, 1), (2026, 4, 31), (2026, 1, 0), (5_874_898, 1, 1)])
    func daysThatDoNotExist(_ year: Int, _ month: Int, _ day: Int) {
        #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }

    @Test func everyDayOfFourCenturiesIsItself() {
        let wrong = (-1_000...146_097).filter { days in
            let date = CalendarDate(daysSince1970: days)
            let same = CalendarDate(year: date.year, month: date.month, day: date.day)
            return date.daysSince1970 != days || same != date
        }
        #expect(wrong.isEmpty)
    }

    @Test func jsonKeepsItsTextAndJSONBDoesNot() async throws {
        try await expect(
            JSON(text: #"{"b": 1,  "a": [1.0, null], "b": 2}"#),
            as: "json",
            is: #"{"b": 1,  "a": [1.0, null], "b": 2}"#
        )
        try await expect(JSONB(text: #"{"a": [1.0, null], "b": 2}"#), as: "jsonb", is: #"{"a": [1.0, null], "b": 2}"#)
        try await expect(JSON(text: "null"), as: "json", is: "null")
        try await expect(JSONB(text: #""É""#), as: "jsonb", is: #""É""#)
    }

    @Test func arrays() async throws {
        try await expect([true, false], as: "bool[]", is: "{t,f}")
        try await expect([Int16.min, .max], as: "int2[]", is: "{-32768,32767}")
        try await expect([Int32.min, .max], as: "int4[]", is: "{-2147483648,2147483647}")
        try await expect([Int64.min, .max], as: "int8[]", is: "{-9223372036854775808,9223372036854775807}")
        try await expect([1, 2], as: "int8[]", is: "{1,2}")
        try await expect([-0.5, .infinity], as: "float8[]", is: "{-0.5,Infinity}")
        try await expect(["", "a,b", "É", "NULL"], as: "text[]", is: #"{"","a,b",É,"NULL"}"#)
        try await expect([[0, 255], [UInt8]()], as: "bytea[]", is: #"{"\\x00ff","\\x"}"#)
        try await expect([Timestamp(microsecondsSince1970: 0)], as: "timestamptz[]", is: #"{"1970-01-01 00:00:00+00"}"#)
        try await expect([CalendarDate(daysSince1970: 0)], as: "date[]", is: "{1970-01-01}")
        try await expect([JSON(text: "[1]")], as: "json[]", is: "{[1]}")
        try await expect([JSONB(text: "[1]")], as: "jsonb[]", is: "{[1]}")
        try await expect([UUID](), as: "uuid[]", is: "{}")
        let id = try #require(UUID(uuidString: "01234567-89ab-cdef-8123-456789abcdef"))
        try await expect([id], as: "uuid[]", is: "{01234567-89ab-cdef-8123-456789abcdef}")
    }

    @Test func arraysWithNULL() async throws {
        try await expect([1, nil, 3], as: "int8[]", is: "{1,NULL,3}")
        try await expect([nil, "NULL", ""], as: "text[]", is: #"{NULL,"NULL",""}"#)
        try await expect([nil, [UInt8(1)]], as: "bytea[]", is: #"{NULL,"\\x01"}"#)
        #expect(try await decodingError(of: "array[1, null]::int8[]", as: [Int].self)?.kind == .decoding)
        #expect(try await decodingError(of: "array[[1], [2]]::int8[]", as: [Int].self)?.kind == .decoding)
        #expect(try await decodingError(of: "array[1]::int4[]", as: [Int].self)?.kind == .decoding)
    }

    @Test func nullIsNilOrAnError() async throws {
        try await expect(Int?.some(5), as: "int8", is: "5")
        try await TestServer.withPool { pool in
            try await pool.withSession { session in
                let row = try session.query(
                    "select \(Int?.none) as n, \([String]?.none), pg_typeof(\(UUID?.none))::text"
                )[0]
                #expect(try row.decode(0, as: Int?.self) == nil)
                #expect(try row.decode(1, as: [String]?.self) == nil)
                #expect(try row.decode(2, as: String.self) == "uuid")
                let error = #expect(throws: PostgresError.self) { try row.decode(0, as: Int.self) }
                #expect(error?.column == "n")
                #expect(error?.description.contains("NULL") == true)
            }
        }
    }

    @Test func columnsThatAreNotThere() async throws {
        try await TestServer.withPool { pool in
            try await pool.withSession { session in
                let row = try session.query("select 1 as one")[0]
                #expect(throws: PostgresError.self) { try row.decode(1, as: Int.self) }
                #expect(throws: PostgresError.self) { try row.decode(-1, as: Int.self) }
                let error = #expect(throws: PostgresError.self) { try row.decode("two", as: Int.self) }
                #expect(error?.message.contains("one") == true)
            }
        }
    }
}
