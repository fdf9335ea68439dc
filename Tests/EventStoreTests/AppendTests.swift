import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

/// Append and expected revision, 1 to 19. 17, binary payloads, falls away: a record is JSON text, and what is not text
/// enters it as base64 or by reference.
@Suite(.database, .timeLimit(.minutes(5))) struct AppendTests {
    private let database = TestDatabase.current

    @Test("1 absent on an absent stream creates it at revision 0 and gives the last position")
    func absentCreates() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            let events = try (0..<3).map { try AuthoredEvent.sample(stream, data: #"{"n":\#($0)}"#) }

            let result = try await store.append(.sample(events, expecting: [stream: .absent], result: "O-1"))

            #expect(result.positions == 1...3)
            #expect(result.streams == [StreamRevision(stream: stream, number: 1, revision: 2)])
            #expect(result.result == "O-1")
            #expect(result.recordedAt != nil)
            #expect(!result.isRepeat)
            #expect(try await store.load(stream).map(\.revision) == [0, 1, 2])
            #expect(try await store.revision(of: stream) == 2)
        }
    }

    @Test("2 absent on an existing stream conflicts and changes nothing")
    func absentConflicts() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            _ = try await store.append(.sample(stream, data: #"{"n":1}"#))
            let before = try await store.allEvents()
            let refused = try AppendRequest.sample(stream, expecting: .absent)

            await #expect(throws: AppendError.conflict(stream: stream, expected: .absent, actual: 0)) {
                try await store.append(refused)
            }

            #expect(try await store.allEvents() == before)
            #expect(try await store.revision(of: stream) == 0)
            #expect(try await store.answer(to: refused.command.id) == nil)
        }
    }

    @Test("3 of many that expect a stream to be absent at once, exactly one wins")
    func absentRace() async throws {
        try await database.withStores(4) { stores in
            for round in 0..<5 {
                let stream = try StreamName("observation/\(round)")
                let outcomes = await race(stores, 4) { _ in try .sample(stream, expecting: .absent) }
                #expect(outcomes.count == 16)
                #expect(outcomes.filter { (try? $0.get()) != nil }.count == 1)
                let conflict = AppendError.conflict(stream: stream, expected: .absent, actual: 0)
                #expect(outcomes.compactMap(\.failure).allSatisfy { $0 == conflict })
                #expect(try await stores[0].load(stream).count == 1)
            }
        }
    }

    @Test("4 any creates an absent stream and appends to an existing one")
    func anyAppends() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            #expect(try await store.append(.sample(stream, expecting: .any)).streams.first?.revision == 0)
            #expect(try await store.append(.sample(stream, expecting: .any)).streams.first?.revision == 1)
            // A stream that isn't named in what is expected may be anywhere too.
            let unnamed = try AppendRequest.sample([.sample(stream)])
            #expect(try await store.append(unnamed).streams.first?.revision == 2)
        }
    }

    @Test("5 of many that append anywhere at once, all succeed, and each one's events keep their order")
    func anyRace() async throws {
        try await database.withStores(4) { stores in
            let stream = try StreamName("observation/1")
            let outcomes = await race(stores, 10) { writer in
                try .sample((0..<3).map { try .sample(stream, data: #"{"n":\#($0),"writer":\#(writer)}"#) })
            }
            let results = outcomes.compactMap { try? $0.get() }
            let events = try await stores[0].load(stream)

            #expect(results.count == 40)
            #expect(events.map(\.revision) == Array(0..<120))
            for result in results {
                let positions = try #require(result.positions)
                let own = events.filter { positions.contains($0.position) }
                #expect(own.map { try? $0.data(as: Numbered.self).n } == [0, 1, 2])
                #expect(Set(own.map(\.commandID)).count == 1)
                #expect(own.last?.revision == result.streams.first?.revision)
            }
        }
    }

    @Test("6 whatever was reported recorded is readable at once, by anybody")
    func reportedIsReadable() async throws {
        try await database.withStores(3) { stores in
            let stream = try StreamName("observation/1")
            await withTaskGroup(of: Void.self) { group in
                for (number, store) in stores.enumerated() {
                    let other = stores[(number + 1) % stores.count]
                    group.addTask {
                        for round in 0..<20 {
                            await #expect(throws: Never.self) {
                                let request = try AppendRequest.sample(stream, data: #"{"n":\#(number * 100 + round)}"#)
                                let result = try await store.append(request)
                                let positions = try #require(result.positions)
                                let read = try await other.read(after: positions.lowerBound - 1, limit: 1).events
                                #expect(read.map(\.commandID) == [request.command.id])
                                #expect(try read.first?.envelope().data == request.events[0].data)
                                #expect(try await other.load(stream).contains { $0.commandID == request.command.id })
                            }
                        }
                    }
                }
            }
        }
    }

    @Test("7 exists on an absent stream fails, and on an existing one appends")
    func exists() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            await #expect(throws: AppendError.conflict(stream: stream, expected: .exists, actual: nil)) {
                try await store.append(.sample(stream, expecting: .exists))
            }
            #expect(try await store.revision(of: stream) == nil)
            _ = try await store.append(.sample(stream))
            #expect(try await store.append(.sample(stream, expecting: .exists)).streams.first?.revision == 1)
        }
    }

    @Test("8 exact(n) appends at revision n and fails at any other")
    func exact() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            await #expect(throws: AppendError.conflict(stream: stream, expected: .exact(0), actual: nil)) {
                try await store.append(.sample(stream, expecting: .exact(0)))
            }
            for _ in 0..<3 { _ = try await store.append(.sample(stream)) }
            for wrong: Revision in [0, 1, 3, 4, Int64(Int32.max), Int64(Int32.max) + 3, .max] {
                await #expect(throws: AppendError.conflict(stream: stream, expected: .exact(wrong), actual: 2)) {
                    try await store.append(.sample(stream, expecting: .exact(wrong)))
                }
            }
            #expect(try await store.append(.sample(stream, expecting: .exact(2))).streams.first?.revision == 3)
        }
    }

    @Test("8 no revision below 0 is taken for something else", arguments: [Revision(-1), -2, -3, .min])
    func negativeRevision(_ revision: Revision) async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            let error = await #expect(throws: AppendError.self) {
                try await store.append(.sample(stream, expecting: .exact(revision)))
            }
            #expect(error == .invalid("a revision is at least 0, not \(revision)"))
            #expect(try await store.head().position == 0)
        }
    }

    @Test("9 of two that race for one revision, one wins and the other learns where the stream is")
    func exactRace() async throws {
        try await database.withStores(2) { stores in
            let stream = try StreamName("observation/1")
            _ = try await stores[0].append(.sample(stream))
            for revision in 0..<Revision(20) {
                let outcomes = await race(stores, 1) { _ in try .sample(stream, expecting: .exact(revision)) }
                #expect(outcomes.filter { $0.failure == nil }.count == 1)
                #expect(
                    outcomes.compactMap(\.failure) == [
                        .conflict(stream: stream, expected: .exact(revision), actual: revision + 1)
                    ]
                )
            }
            #expect(try await stores[1].load(stream).map(\.revision) == Array(0...20))
        }
    }

    @Test("10 a thousand conflicts consume no position")
    func conflictsLeaveNoGap() async throws {
        try await database.withStores(2, poolSize: 4) { stores in
            let stream = try StreamName("observation/1")
            _ = try await stores[0].append(.sample(stream))
            for round in 0..<5 {
                let outcomes = await race(stores, 100) { _ in try .sample(stream, expecting: .absent) }
                #expect(outcomes.compactMap(\.failure).count == 200)
                _ = try await stores[0].append(.sample(StreamName("observation/other\(round)")))
            }
            let events = try await stores[0].allEvents()
            #expect(events.map(\.position) == Array(1...6))
            #expect(try await stores[0].revision(of: stream) == 0)
        }
    }

    @Test("11 an append that is rolled back consumes no position, revision or number")
    func rolledBack() async throws {
        for _ in 0..<3 {
            try await OpenTransaction.with(database.configuration(.writer)) { transaction in
                let outcomes = try AppendCall.outcomes(try await transaction.run(AppendCall().statement))
                #expect(outcomes == [.appended(at: 1)])
                try await transaction.rollBack()
            }
        }
        try await database.withStore { store in
            let stream = try StreamName("test/1")
            #expect(try await store.revision(of: stream) == nil)
            let result = try await store.append(.sample(stream, expecting: .absent))
            #expect(result.positions == 1...1)
            #expect(result.streams == [StreamRevision(stream: stream, number: 1, revision: 0)])
        }
    }

    @Test("12 a request without events is remembered, and is nothing else")
    func nothingDecided() async throws {
        let listener = Listener(database.configuration(.writer), channels: ["debrief"], logger: .silent)
        let first = await listener.events.first { _ in true }
        #expect(first == .reconnected)
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            let request = AppendRequest.sample([], expecting: [stream: .absent], result: "nothing new")

            let result = try await store.append(request)

            #expect(result.positions == nil)
            #expect(result.recordedAt == nil)
            #expect(result.streams == [])
            #expect(result.result == "nothing new")
            #expect(try await store.revision(of: stream) == nil)
            #expect(try await store.head().position == 0)
            let again = try await store.append(request)
            #expect(again.isRepeat)
            #expect(again.result == "nothing new")
            _ = try await store.append(.sample(stream))
            // The first that is announced is the event, not the nothing before it.
            let next = await listener.events.first { _ in true }
            #expect(next == .notification(channel: "debrief", payload: "1"))
        }
        await listener.stop()
    }

    @Test("13 ten thousand events are recorded wholly or, when the last cannot be, not at all")
    func tenThousand() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            var events = try (0..<9_999).map { try AuthoredEvent.sample(stream, data: #"{"n":\#($0)}"#) }
            // Alone it is no larger than data may be; with what the record has besides, it is.
            let tooLarge = try AuthoredEvent.sample(
                stream,
                data: #"{"a":"\#(String(repeating: "x", count: 65_536 - 8))"}"#
            )

            let error = await #expect(throws: AppendError.self) { try await store.append(.sample(events + [tooLarge])) }
            #expect(error == .tooLarge("a record is at most 64 KiB, and this one would be more"))
            #expect(try await store.head().position == 0)
            #expect(try await store.revision(of: stream) == nil)

            events.append(try .sample(stream))
            #expect(try await store.append(.sample(events)).positions == 1...10_000)
            #expect(try await store.revision(of: stream) == 9_999)
        }
    }

    @Test("13 a request has at most ten thousand events and 16 MB")
    func largestRequest() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            let tooMany = [AuthoredEvent](repeating: try .sample(stream), count: 10_001)
            let many = await #expect(throws: AppendError.self) { try await store.append(.sample(tooMany)) }
            #expect(many == .tooLarge("a request has at most 10000 events, not 10001"))

            let large = try AuthoredEvent.sample(stream, data: #"{"a":"\#(String(repeating: "x", count: 65_000))"}"#)
            let tooMuch = [AuthoredEvent](repeating: large, count: 259)
            let much = await #expect(throws: AppendError.self) { try await store.append(.sample(tooMuch)) }
            let bytes = AppendRequest.sample(tooMuch).byteCount
            #expect(much == .tooLarge("a request is at most 16 MiB, not \(bytes) bytes"))
            #expect(try await store.head().position == 0)

            #expect(try await store.append(.sample(Array(tooMuch.prefix(257)))).positions == 1...257)
        }
    }

    @Test("14 the name of a stream comes back as it was, whatever is in it")
    func streamNames() async throws {
        try await database.withStore { store in
            let names = [
                "a b", "a%20b", "a/b?c=d&e#f", "é", "e\u{301}", "🕊", "سلام", "\"", "'", "\\", "\t", "\n", "\r", "\u{1}",
                "\u{7F}", "\u{85}", "\u{2028}", "$1", "{}", "null", " ", ".", "..", "\u{FFFD}", "\u{202E}",
            ]
            let streams = try names.map { try StreamName("place/\($0)") }
            for (number, stream) in streams.enumerated() {
                let result = try await store.append(.sample(stream, expecting: .absent))
                #expect(
                    result.streams == [StreamRevision(stream: stream, number: Int64(number + 1), revision: 0)],
                    "\(stream)"
                )
            }
            for (number, stream) in streams.enumerated() {
                let events = try await store.load(stream)
                #expect(events.map(\.position) == [Position(number + 1)])
                #expect(events.first?.stream == stream)
                #expect(try events.first?.envelope().stream == stream)
            }
        }
    }

    @Test("15 what is longer than its limit is refused by name before anything is written")
    func tooLong() async throws {
        let stream = try StreamName("observation/1")
        #expect(throws: RecordFault.eventType) {
            try AuthoredEvent.sample(stream, type: "a." + String(repeating: "b", count: 63))
        }
        #expect(throws: RecordFault.streamName) { try StreamName("a/" + String(repeating: "b", count: 255)) }
        #expect(throws: RecordFault.attribute("mission")) {
            try AuthoredEvent.sample(stream, mission: String(repeating: "m", count: 65))
        }
        #expect(throws: RecordFault.size) {
            try AuthoredEvent.sample(stream, data: #"{"a":"\#(String(repeating: "x", count: 65_529))"}"#)
        }
        try await database.withStore { store in
            let long = String(repeating: "x", count: 257)
            let commands: [(Command, String)] = [
                (.sample(causationID: long), "causationid is empty or over 256 bytes"),
                (.sample(authenticationID: long), "authid is empty or over 256 bytes"),
                (.sample(authenticationID: ""), "authid is empty or over 256 bytes"),
                (.sample(authenticationID: "a\u{FFFF}"), "authid or causationid has a noncharacter"),
            ]
            for (command, reason) in commands {
                let request = AppendRequest(command: command, events: [try .sample(stream)])
                let error = await #expect(throws: AppendError.self) { try await store.append(request) }
                #expect(error == .invalid(reason))
            }
            let result = AppendRequest.sample([], result: String(repeating: "x", count: 65_537))
            let error = await #expect(throws: AppendError.self) { try await store.append(result) }
            #expect(error == .invalid("the result is over 64 KiB"))
            #expect(try await store.head().position == 0)
        }
    }

    @Test("16 data comes back as it was, and is read by the database as the same")
    func data() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            let deep = String(repeating: #"{"a":["#, count: 32) + String(repeating: "]}", count: 32)
            let texts = [
                "{}", #"{"a":null,"b":[null,{"c":null}]}"#, deep, #"{"":{"":{"":[]}}}"#,
                #"{"text":"é e\u{301} 🕊 \"\\\b\f\n\r\t\u0001\u007f/"}"#.replacing(#"\u{301}"#, with: "\u{301}")
                    .replacing(#"\u007f"#, with: "\u{7F}"),
                #"{"n":[0,-1,9007199254740991,-9007199254740991,0.1,-0.5,1.0,1.10,123456789.123456789]}"#,
                #"{"large":"9007199254740993"}"#, #"{" : , \" ":" { } [ ] "}"#, #"{"data":{"data":"},\"data\":{"}}"#,
            ]
            _ = try await store.append(.sample(texts.map { try .sample(stream, data: $0) }))
            let events = try await store.load(stream)
            #expect(try events.map { try $0.envelope().data } == texts)
            let same = try await database.withSession(as: .writer) { session in
                try session.query(
                    """
                    SELECT bool_and((e.record::jsonb -> 'data') = t.text::jsonb) AND count(*) = \(Int64(texts.count))
                    FROM unnest(\(texts)) WITH ORDINALITY t(text, n) JOIN debrief.events e ON e.position = t.n
                    """
                ).first?.decode(0, as: Bool?.self)
            }
            #expect(same == true)
        }
    }

    @Test("16 U+0000 and integers from 2^53 are refused by name")
    func refusedData() throws {
        let stream = try StreamName("observation/1")
        for (data, reason) in [
            (#"{"a":"\u0000"}"#, JSONFault.Reason.nullCharacter), ("{\"a\":\"\0\"}", .nullCharacter),
            (#"{"a":9007199254740992}"#, .largeInteger),
        ] {
            let fault = #expect(throws: RecordFault.self) { try AuthoredEvent.sample(stream, data: data) }
            guard case .json(let json) = fault else { throw try #require(fault) }
            #expect(json.reason == reason)
        }
    }

    @Test("18 the database says when an event was recorded, whatever its author says")
    func recordedAt() async throws {
        try await database.withStore { store in
            let clock: SQL = "SELECT clock_timestamp()"
            let before = try await database.withSession { try $0.query(clock)[0].decode(0, as: Timestamp.self) }
            for time in ["0001-01-01T00:00:00.000000Z", "2026-11-23T16:22:01.123456Z", "9999-12-31T23:59:59.999999Z"] {
                let instant = try #require(Instant(time))
                let request = AppendRequest(
                    command: .sample(time: instant),
                    events: [try .sample(StreamName("observation/1"))]
                )
                let result = try await store.append(request)
                let position = try #require(result.positions?.upperBound)
                let event = try #require(try await store.read(after: position - 1).events.first)
                #expect(try event.envelope().time == instant)
                #expect(event.recordedAt == result.recordedAt)
            }
            let after = try await database.withSession { try $0.query(clock)[0].decode(0, as: Timestamp.self) }
            let recorded = try await store.allEvents().map(\.recordedAt.microsecondsSince1970)
            #expect(recorded.count == 3)
            #expect(recorded == recorded.sorted())
            #expect(recorded.allSatisfy { (before.microsecondsSince1970...after.microsecondsSince1970).contains($0) })
        }
    }

    @Test("18 the recorded time does not go back when the server's clock does")
    func clockGoesBack() async throws {
        // Only the superuser can make it look as if the last event had been recorded an hour ahead.
        try await database.withSession { session in
            try session.script(
                """
                INSERT INTO debrief.events VALUES (1, clock_timestamp() + interval '1 hour', 'test/0', 0, 'test.happened',
                    NULL, gen_random_uuid(), gen_random_uuid(), '', '', '{}')
                """
            )
        }
        try await database.withStore { store in
            let ahead = try #require(try await store.head().recordedAt)
            let result = try await store.append(.sample(StreamName("test/1")))
            #expect(result.recordedAt == ahead)
            let imported = try await store.importRequests([AppendRequest.sample(StreamName("test/2"))].async)
            #expect(imported.lastPosition == 3)
            #expect(try await store.head().recordedAt == ahead)
        }
    }

    @Test("19 streams whose names have the same short hash stay distinct")
    func shortHash() async throws {
        let names = try await database.withSession { session in
            try session.query(
                """
                SELECT array_agg(name) FROM (SELECT 'test/' || i AS name FROM generate_series(1, 200000) i) n
                GROUP BY hashtext(name) HAVING count(*) > 1 LIMIT 1
                """
            )[0].decode(0, as: [String].self)
        }
        let (first, second) = (try StreamName(names[0]), try StreamName(names[1]))
        try await database.withStore { store in
            _ = try await store.append(.sample(first, expecting: .absent, data: #"{"n":1}"#))
            let result = try await store.append(.sample(second, expecting: .absent, data: #"{"n":2}"#))
            #expect(result.streams == [StreamRevision(stream: second, number: 2, revision: 0)])
            #expect(try await store.load(first).map { try $0.envelope().data } == [#"{"n":1}"#])
            #expect(try await store.load(second).map { try $0.envelope().data } == [#"{"n":2}"#])
        }
    }
}
