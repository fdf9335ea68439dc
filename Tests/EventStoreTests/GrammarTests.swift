import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

/// A record's grammar as the database itself holds to it, whatever the program before it let through.
@Suite(.database, .timeLimit(.minutes(5))) struct GrammarTests {
    private let database = TestDatabase.current

    static let sound = [
        "{}", #"{"":""}"#, #"{"a":null,"b":true,"c":false,"d":[],"e":{}}"#, #"{"a":[null,{"b":null}]}"#,
        #"{"a":":null","b":"x:null,",":null":null}"#, #"{"a":0,"b":-1,"c":0.5,"d":-0.5,"e":1.0,"f":0.10}"#,
        #"{"a":9007199254740991,"b":-9007199254740991,"c":"9007199254740993"}"#,
        #"{"a":"\"\\\b\f\n\r\t\u0001\u001f"}"#, "{\"a\":\"\u{7F}é🕊\u{FFFD}\u{85}\u{2028}\"}",
        #"{"a":"-0 1e5 :-0,1e5 [12345678901234567"}"#, #"{"a b":1,"ab":2," ab":3,"ab ":4}"#,
        #"{"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]}"#, "{\"\u{E9}\":1,\"e\u{301}\":2}",
        #"{"a":"\\","b":"\\\"","c":"\"\\"}"#,
        #"{"a":"\\\\\":1e5,\":-0"}"#, #"{"a":"{\"b\":1,\"b\":2}"}"#, #"{":":":","a":":"}"#,
        #"{"a":-0.\#(String(repeating: "1", count: 29))}"#, nested(63),
        "{\"a\":\"\(String(repeating: "[", count: 100))\"}",
    ]

    @Test("minified I-JSON is recorded as it came")
    func taken() async throws {
        let answers = try await answers(Self.sound.map { [.data: "ARRAY[\($0)]"] })
        for (index, (data, answer)) in zip(Self.sound, answers).enumerated() {
            #expect(throws: Never.self) { try JSONGrammar.check(data) }
            #expect(answer == .success([.appended(at: Position(index + 1))]), "\(data)")
        }
        let events = try await database.withStore { store in try await store.allEvents() }
        #expect(try events.map { try $0.envelope().data } == Self.sound)
    }

    static let faulty: [(String, String)] = [
        ("[]", "data is not an object"), ("1", "data is not an object"), (#""a""#, "data is not an object"),
        ("null", "data is not an object"), (" {}", "data is not minified"), ("{} ", "data is not minified"),
        ("{}\n", "data is not minified"), (#"{ "a":1}"#, "data is not minified"),
        (#"{"a" :1}"#, "data is not minified"),
        (#"{"a": 1}"#, "data is not minified"), (#"{"a":1 ,"b":2}"#, "data is not minified"),
        (#"{"a":[1, 2]}"#, "data is not minified"), (#"{"a": null}"#, "data is not minified"),
        ("{\"a\":\tnull}", "data is not minified"), ("{\"a\":[\n]}", "data is not minified"),
        ("{\"a\":\r1}", "data is not minified"), (#"{"a":"\/"}"#, "data is not minified"),
        (#"{"a":"\u0041"}"#, "data is not minified"), (#"{"a":"\u000a"}"#, "data is not minified"),
        (#"{"a":"\u0022"}"#, "data is not minified"), (#"{"a":"\u001F"}"#, "data is not minified"),
        (#"{"a":"\u00e9"}"#, "data is not minified"), (#"{"a":"\ud83d\ude00"}"#, "data is not minified"),
        (#"{"\u0061":1}"#, "data is not minified"), (#"{"a":"\u003anull"}"#, "data is not minified"),
        (#"{"a":1,"a":1}"#, "data has a name twice"), (#"{"a":1,"a":2}"#, "data has a name twice"),
        (#"{"":1,"":2}"#, "data has a name twice"), (#"{"a":null,"a":null}"#, "data has a name twice"),
        (#"{"a":1,"b":2,"c":3,"a":4}"#, "data has a name twice"), (#"{"x":{"a":1,"a":2}}"#, "data has a name twice"),
        (#"{"x":[[{"a":1,"a":2}]]}"#, "data has a name twice"), (#"{":null":1,":null":2}"#, "data has a name twice"),
        (#"{":0":1,":null":2,":0":3}"#, "data has a name twice"), (#"{" a":1," a":2}"#, "data has a name twice"),
        (#"{" ":" "," ":" "}"#, "data has a name twice"), (#"{"a b":1,"a b":"  "}"#, "data has a name twice"),
        (#"{"\n":1,"\n":2}"#, "data has a name twice"), (#"{"\\":1,"\\":2}"#, "data has a name twice"),
        (#"{"é":1,"é":2}"#, "data has a name twice"), (#"{"a":{"b":1,"b":1},"c":"    "}"#, "data has a name twice"),
        (#"{"a":1e2}"#, "data has a number with an exponent"), (#"{"a":1E2}"#, "data has a number with an exponent"),
        (#"{"a":[0,0.5e-1]}"#, "data has a number with an exponent"),
        (#"{"a":1e400}"#, "data has a number with an exponent"),
        // Its length in jsonb is what a name given twice takes away.
        (#"{"a":1e9,"b":1,"b":1}"#, "data has a number with an exponent"),
        (#"{"a":"\\","b":1e5}"#, "data has a number with an exponent"),
        (#"{"a":"\"","b":[1e5]}"#, "data has a number with an exponent"),
        (#"{"a":-0}"#, "data has a negative zero"), (#"{"a":-0.0}"#, "data has a negative zero"),
        (#"{"a":[1,-0.00]}"#, "data has a negative zero"),
        (#"{"a":9007199254740992}"#, "data has an integer beyond 2^53: write it as a string"),
        (#"{"a":-9007199254740992}"#, "data has an integer beyond 2^53: write it as a string"),
        (#"{"a":[1,9007199254740993]}"#, "data has an integer beyond 2^53: write it as a string"),
        (#"{"a":0.\#(String(repeating: "1", count: 31))}"#, long),
        (#"{"a":\#(String(repeating: "1", count: 33))}"#, long),
        (#"{"a":0.\#(String(repeating: "0", count: 20_000))}"#, long), (nested(64), "data is more than 64 levels deep"),
        (nested(30_000), "data is more than 64 levels deep"), ("{\"a\":\"\u{FFFE}\"}", "data has a noncharacter"),
        ("{\"\u{1FFFF}\":1}", "data has a noncharacter"), ("{\"a\":\"\u{10FFFF}\"}", "data has a noncharacter"),
        ("{\"a\":\"\(String(decoding: [0xEF, 0xB7, 0x90] as [UInt8], as: UTF8.self))\"}", "data has a noncharacter"),
    ]

    @Test("what is JSON and not minified I-JSON is refused by name")
    func refused() async throws {
        let answers = try await answers(Self.faulty.map { [.data: "ARRAY[\($0.0)]"] })
        for ((data, reason), answer) in zip(Self.faulty, answers) {
            #expect(throws: JSONFault.self, "\(data)") { try JSONGrammar.check(data) }
            #expect(answer == .success([.invalid(reason)]), "\(data)")
        }
        try await expectNothingRecorded()
    }

    @Test("what is not JSON, or has U+0000 or a lone surrogate, is an error")
    func errors() async throws {
        let texts = [
            "", "{", "{}{}", #"{"a":}"#, #"{"a":1,}"#, #"{a:1}"#, "{'a':1}", #"{"a":01}"#, #"{"a":+1}"#, #"{"a":.5}"#,
            #"{"a":1.}"#, #"{"a":NaN}"#, #"{"a":Infinity}"#, #"{"a":True}"#, #"{"a":[1,]}"#, #"{"a":"b}"#,
            "{\"a\":\"\n\"}",
            "{\"a\":\"\u{1}\"}", #"{"a":"\x"}"#, #"{"a":"\u12"}"#, #"{"a":"\u+00f"}"#, "\u{FEFF}{}", #"{"a":1}//"#,
            #"{"a":"\u0000"}"#, #"{"\u0000":1}"#, #"{"a":"\ud800"}"#, #"{"a":"\udc00\ud800"}"#,
            #"{"a":"\ud800\u0041"}"#,
        ]
        for (data, answer) in zip(texts, try await answers(texts.map { [.data: "ARRAY[\($0)]"] })) {
            #expect(throws: JSONFault.self, "\(data)") { try JSONGrammar.check(data) }
            #expect(answer.failure?.sqlState?.hasPrefix("22") == true, "\(data)")
        }
        try await expectNothingRecorded()
    }

    @Test("a record has at most 65,536 bytes, and so has its data")
    func size() async throws {
        func data(_ bytes: Int) -> String { #"{"a":"\#(String(repeating: "x", count: bytes - 8))"}"# }
        #expect(try await append([.data: "ARRAY[\(data(65_537))]"]) == [.invalid("data is missing or over 64 KiB")])
        #expect(try await append([.data: "ARRAY[\(data(8))]"]) == [.appended(at: 1)])
        let around = try await database.withStore { store in
            (try await store.allEvents()[0].record?.utf8.count ?? 0) - 8
        }
        #expect(try await append([.data: "ARRAY[\(data(65_536 - around))]"]) == [.appended(at: 2)])
        let error = await #expect(throws: PostgresError.self) {
            try await append([.data: "ARRAY[\(data(65_536 - around + 1))]"])
        }
        #expect(error?.constraint == "record_size")
    }

    static let faultyAttributes: [(AppendCall.Argument, SQL, String)] =
        [
            "NULL::text", "''", "'happened'", "'test.'", "'.happened'", "'test..happened'", "'Test.happened'",
            "'test.happened '", "E'test.happened\\n'", "'test.h\"appened'", "'test.é'", "'1test.happened'",
            "'test.' || repeat('x', 60)",
        ].map { (.types, "ARRAY[\(unsafe: $0)]", "the type is not a dotted name of at most 64 bytes") } + [
            (.dataversions, "ARRAY[0]", "dataversion is below 1"),
            (.dataversions, "ARRAY[-1]", "dataversion is below 1"),
            (.dataversions, "ARRAY[NULL]::integer[]", "dataversion is below 1"),
            (.missions, "ARRAY['']", "the mission is empty or over 64 bytes"),
            (.missions, "ARRAY[repeat('é', 33)]", "the mission is empty or over 64 bytes"),
            (.missions, "ARRAY['\u{FFFF}']", "the mission has a noncharacter"),
            (.salts, "ARRAY[NULL]::bytea[]", "the salt is not 16 bytes"),
            (.salts, "ARRAY[''::bytea]", "the salt is not 16 bytes"),
            (.salts, "ARRAY[decode(repeat('00', 17), 'hex')]", "the salt is not 16 bytes"),
            (.data, "ARRAY[NULL]::text[]", "data is missing or over 64 KiB"),
            (.commandIDs, "ARRAY[NULL]::uuid[]", "command id, actor, time or correlation id is missing"),
            (.actors, "ARRAY[NULL]::uuid[]", "command id, actor, time or correlation id is missing"),
            (.times, "ARRAY[NULL]::timestamptz[]", "command id, actor, time or correlation id is missing"),
            (.correlationIDs, "ARRAY[NULL]::uuid[]", "command id, actor, time or correlation id is missing"),
            (.digests, "ARRAY[NULL]::bytea[]", "the command's digest is not 32 bytes"),
            (.digests, "ARRAY['x'::bytea]", "the command's digest is not 32 bytes"),
            (.authtypes, "ARRAY['password']", "authtype is unknown"),
            (.authtypes, "ARRAY[NULL]::text[]", "authtype is unknown"),
            (.authtypes, #"ARRAY['local","actor":"x']"#, "authtype is unknown"),
            (.authids, "ARRAY['']", "authid is empty or over 256 bytes"),
            (.authids, "ARRAY[repeat('x', 257)]", "authid is empty or over 256 bytes"),
            (.authids, "ARRAY['\u{FFFE}']", "authid or causationid has a noncharacter"),
            (.causationIDs, "ARRAY['']", "causationid is empty or over 256 bytes"),
            (.causationIDs, "ARRAY[repeat('x', 257)]", "causationid is empty or over 256 bytes"),
            (.causationIDs, "ARRAY['\u{10FFFE}']", "authid or causationid has a noncharacter"),
            (.results, "ARRAY[repeat('x', 65537)]", "the result is over 64 KiB"),
            (.times, "ARRAY['infinity'::timestamptz]", "the time is not within the years 1 to 9999"),
            (.times, "ARRAY['-infinity'::timestamptz]", "the time is not within the years 1 to 9999"),
            (.times, "ARRAY['10000-01-01Z'::timestamptz]", "the time is not within the years 1 to 9999"),
            (
                .times, "ARRAY['0001-12-31 23:59:59.999999Z BC'::timestamptz]",
                "the time is not within the years 1 to 9999"
            ),
        ]

    @Test("an attribute that is not of its form is refused by name")
    func attributes() async throws {
        let answers = try await answers(Self.faultyAttributes.map { [$0.0: $0.1] })
        for ((argument, value, reason), answer) in zip(Self.faultyAttributes, answers) {
            #expect(answer == .success([.invalid(reason)]), "\(argument) \(value.text)")
        }
        try await expectNothingRecorded()
    }

    @Test("a stream's name that is not of its form is refused")
    func streamNames() async throws {
        let names = [
            "''", "'test'", "'test/'", "'/test'", "'Test/1'", "'1/x'", "'te st/1'", "'té/1'", "repeat('c', 33) || '/x'",
            "'test/' || repeat('x', 252)", "'test/\u{FFFF}'", "NULL",
        ]
        for (name, answer) in zip(names, try await answers(names.map { [.streams: "ARRAY[\(unsafe: $0)]::text[]"] })) {
            #expect(answer.failure?.sqlState?.hasPrefix("23") == true, "\(name)")
        }
        try await expectNothingRecorded()
    }

    @Test("a time at the ends of its range, and any place of the day, is written in its one form")
    func times() async throws {
        for (position, time) in [
            "0001-01-01T00:00:00.000000Z", "0999-12-31T23:59:59.999999Z", "2024-02-29T12:00:00.000001Z",
            "9999-12-31T23:59:59.999999Z",
        ].enumerated() {
            let outcomes = try await append([.times: "ARRAY[\(time)::timestamptz]"])
            #expect(outcomes == [.appended(at: Position(position + 1))])
        }
        let events = try await database.withStore { store in try await store.allEvents() }
        #expect(
            try events.map { try $0.envelope().time.description } == [
                "0001-01-01T00:00:00.000000Z", "0999-12-31T23:59:59.999999Z", "2024-02-29T12:00:00.000001Z",
                "9999-12-31T23:59:59.999999Z",
            ]
        )
    }

    @Test("no setting of the caller's changes a record or lets a fault through")
    func settings() async throws {
        let (data, faulty) = (#"{"a":"é\n\\","b":0.10}"#, #"{"a":1,"a":2}"#)
        try await database.withSession(as: .writer) { session in
            try session.script(
                """
                SET DateStyle = 'German, DMY'; SET IntervalStyle = 'sql_standard'; SET TimeZone = 'Pacific/Kiritimati';
                SET timezone_abbreviations = 'India'; SET bytea_output = 'escape'; SET extra_float_digits = -15;
                SET escape_string_warning = off; SET backslash_quote = on; SET quote_all_identifiers = on;
                SET transform_null_equals = on; SET array_nulls = off; SET lc_time = 'C'; SET lc_numeric = 'C';
                SET search_path = pg_temp, public; SET plan_cache_mode = force_custom_plan; SET row_security = off;
                SET enable_indexscan = off; SET enable_partition_pruning = off; SET default_transaction_read_only = off;
                """
            )
            let time: SQL = "ARRAY['2026-11-23 16:22:01.123456Z'::timestamptz]"
            let outcomes = try AppendCall([.data: "ARRAY[\(data)]", .times: time]).run(in: session)
            #expect(outcomes == [.appended(at: 1)])
            #expect(try AppendCall([.data: "ARRAY[\(faulty)]"]).run(in: session) == [.invalid("data has a name twice")])
        }
        let event = try await database.withStore { store in try await store.allEvents()[0] }
        let envelope = try event.envelope()
        #expect(envelope.data == data)
        #expect(envelope.time == Instant("2026-11-23T16:22:01.123456Z"))
    }

    @Test("lists that do not fit one another are refused, so that what is checked is what is recorded")
    func unfitLists() async throws {
        let calls: [[AppendCall.Argument: SQL]] = [
            // The first event is checked and the second, with an attribute of its own, recorded.
            [
                .eventStreams: "'[0:1]={1,1}'::integer[]", .types: #"'[0:1]={a.b,"a.b\",\"actor\":\"x"}'::text[]"#,
                .dataversions: "'[0:1]={1,1}'::integer[]", .missions: "'[0:1]={NULL,NULL}'::text[]",
                .salts: "array_fill(decode(repeat('00', 16), 'hex'), ARRAY[2], ARRAY[0])",
                .data: #"'[0:1]={"{}","{}"}'::text[]"#,
            ],
            [.streams: "'[0:1]={test/1,test/2}'::text[]"], [.streams: "'[2:2]={test/1}'::text[]"],
            [.streams: "ARRAY['test/1', 'test/1']"],
            [.eventCounts: "ARRAY[2]"], [.eventCounts: "ARRAY[0]"], [.eventCounts: "ARRAY[-1]"],
            [.eventCounts: "ARRAY[NULL]::integer[]"], [.eventCounts: "ARRAY[1, 0]"], [.eventCounts: "'{}'"],
            [.types: "ARRAY['test.happened', 'test.happened']"], [.types: "'[0:0]={test.happened}'::text[]"],
            [.types: "ARRAY[ARRAY['test.happened']]"], [.data: "NULL"], [.data: "'{}'"], [.missions: "'{}'"],
            [.salts: "'{}'"], [.dataversions: "'{}'"], [.eventStreams: "'{}'"], [.digests: "'{}'"], [.actors: "'{}'"],
            [.authtypes: "'{}'"], [.authids: "'{}'"], [.onbehalfofs: "'{}'"], [.times: "'{}'"],
            [.correlationIDs: "'{}'"],
            [.causationIDs: "'{}'"], [.results: "'{}'"], [.streams: "NULL"], [.commandIDs: "NULL"],
            [.expectations: "'{-1}'"], [.expectationRequests: "'{1}'"],
            [.expectationRequests: "'{2}'", .expectationStreams: "'{1}'", .expectations: "'{-2}'"],
            [.expectationRequests: "'{0}'", .expectationStreams: "'{1}'", .expectations: "'{-2}'"],
            [.expectationRequests: "'{NULL}'", .expectationStreams: "'{1}'", .expectations: "'{-2}'"],
            [
                .expectationRequests: "'[0:0]={1}'::integer[]", .expectationStreams: "'[0:0]={1}'::integer[]",
                .expectations: "'[0:0]={-2}'::bigint[]",
            ],
        ]
        for (call, answer) in zip(calls, try await answers(calls)) {
            // More events counted than there are end the loop over them.
            #expect(["DB011", "22004"].contains(answer.failure?.sqlState), "\(call.keys)")
        }
        try await expectNothingRecorded()
    }

    @Test("places that are not in their list record nothing")
    func wrongPlaces() async throws {
        let calls: [[AppendCall.Argument: SQL]] = [
            [.eventStreams: "ARRAY[0]"], [.eventStreams: "ARRAY[2]"], [.eventStreams: "ARRAY[NULL]::integer[]"],
            [.expectationRequests: "'{1}'", .expectationStreams: "'{2}'", .expectations: "'{-1}'"],
            [.expectationRequests: "'{1}'", .expectationStreams: "'{1}'", .expectations: "'{NULL}'"],
            [.expectationRequests: "'{1}'", .expectationStreams: "'{1}'", .expectations: "'{-4}'"],
        ]
        for (call, answer) in zip(calls, try await answers(calls)) {
            let outcomes = (try? answer.get()) ?? []
            #expect(outcomes.allSatisfy { $0.outcome == "conflict" }, "\(call.keys)")
        }
        try await expectNothingRecorded()
    }

    @Test("a stream named twice in a batch cannot get a revision twice")
    func streamTwice() async throws {
        let twice: [AppendCall.Argument: SQL] = [.streams: "ARRAY['test/1', 'test/1']", .eventStreams: "ARRAY[1, 2]"]
        await #expect(throws: PostgresError.self) {
            try await database.withSession(as: .writer) { try AppendCall(requests: 2, twice).run(in: $0) }
        }
        try await expectNothingRecorded()
    }

    @Test("18 a caller whose clock is more than five minutes off is refused")
    func clockSkew() async throws {
        let offsets = ["- interval '301 seconds'", "+ interval '301 seconds'", "- interval '100 years'"]
        let near = ["- interval '295 seconds'", "+ interval '295 seconds'"]
        let answers = try await answers((offsets + near).map { [.sentAt: "clock_timestamp() \(unsafe: $0)"] })
        #expect(answers.map { $0.failure?.sqlState } == ["DB003", "DB003", "DB003", nil, nil])
        #expect(answers.suffix(2) == [.success([.appended(at: 1)]), .success([.appended(at: 2)])])
        let missing = try await self.answers([[.sentAt: "NULL"], [.sentAt: "'infinity'"]])
        #expect(missing.map { $0.failure?.sqlState } == ["DB003", "22008"])
    }

    @Test("47 the log is written in READ COMMITTED only", arguments: [Isolation.repeatableRead, .serializable])
    func isolation(_ isolation: Isolation) async throws {
        let error = await #expect(throws: PostgresError.self) {
            try await OpenTransaction.with(database.configuration(.writer), isolation: isolation) { transaction in
                try await transaction.run(AppendCall().statement)
            }
        }
        #expect(error?.sqlState == "DB002")
        try await expectNothingRecorded()
    }

    @Test("Swift and the database agree on what is minified I-JSON, over random texts and what becomes of them")
    func agreement() async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = RandomJSON(seed: seed)
        var texts: [String] = []
        for _ in 0..<12_000 { texts.append(generator.next()) }
        let verdicts = try await database.withSession(as: .writer) { [texts] session in
            try session.script(
                """
                CREATE FUNCTION pg_temp.verdict(data text) RETURNS text LANGUAGE plpgsql AS $$
                BEGIN RETURN debrief.data_fault(data); EXCEPTION WHEN data_exception THEN RETURN SQLERRM; END $$
                """
            )
            return try session.query(
                "SELECT pg_temp.verdict(t) FROM unnest(\(texts)) WITH ORDINALITY u(t, n) ORDER BY n"
            ).map { try $0.decode(0, as: String?.self) }
        }
        var taken = 0
        for (text, verdict) in zip(texts, verdicts) {
            let fault = Result { try JSONGrammar.check(text) }.failure
            if fault == nil { taken += 1 }
            #expect(
                (fault == nil) == (verdict == nil),
                "seed \(seed): \(text): \(String(describing: fault)), \(verdict ?? "taken")"
            )
        }
        #expect((1_000..<11_000).contains(taken), "seed \(seed): \(taken) taken")
    }

    private static let long = "data has a number of more than 32 characters: write it as a string"

    private static func nested(_ arrays: Int) -> String {
        #"{"a":\#(String(repeating: "[", count: arrays))\#(String(repeating: "]", count: arrays))}"#
    }

    @discardableResult
    private func append(_ changed: [AppendCall.Argument: SQL]) async throws -> [AppendCall.Outcome] {
        let call = AppendCall(changed)
        return try await database.withSession(as: .writer) { try call.run(in: $0) }
    }

    /// One call after the other, in one session.
    private func answers(
        _ calls: [[AppendCall.Argument: SQL]]
    ) async throws -> [Result<[AppendCall.Outcome], PostgresError>] {
        let calls = calls.map { AppendCall($0) }
        return try await database.withSession(as: .writer) { session in
            try calls.map { call in
                do {
                    return .success(try call.run(in: session))
                } catch let error as PostgresError {
                    return .failure(error)
                }
            }
        }
    }

    private func expectNothingRecorded(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let rows = try await database.withSession(as: .signer) { session in
            try session.query(
                """
                SELECT (SELECT count(*) FROM debrief.events) + (SELECT count(*) FROM debrief.streams)
                    + (SELECT count(*) FROM debrief.commands)
                """
            )[0].decode(0, as: Int64.self)
        }
        #expect(rows == 0, sourceLocation: sourceLocation)
    }
}
