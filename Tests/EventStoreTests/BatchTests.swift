import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

/// Many streams in one request and many requests in one transaction, 30 to 36.
@Suite(.database, .timeLimit(.minutes(5))) struct BatchTests {
    private let database = TestDatabase.current

    @Test(
        "30 a request to many streams with their expected revisions is recorded wholly or not at all",
        arguments: 0..<3
    )
    func manyStreams(_ unmet: Int) async throws {
        try await database.withStore { store in
            let streams = try (0..<3).map { try StreamName("observation/\($0)") }
            _ = try await store.append(.sample(streams[1]))
            let expecting: [StreamName: ExpectedRevision] = [
                streams[0]: .absent, streams[1]: .exact(0), streams[2]: .absent,
            ]
            let events = try streams.map { try AuthoredEvent.sample($0) }
            let wrong = expecting.merging([streams[unmet]: .exact(7)]) { $1 }

            await #expect(
                throws: AppendError.conflict(stream: streams[unmet], expected: .exact(7), actual: unmet == 1 ? 0 : nil)
            ) {
                try await store.append(.sample(events, expecting: wrong))
            }

            #expect(try await store.head().position == 1)
            for (stream, revision) in zip(streams, [nil, 0, nil] as [Revision?]) {
                #expect(try await store.revision(of: stream) == revision)
            }
            let result = try await store.append(.sample(events, expecting: expecting))
            #expect(result.positions == 2...4)
            #expect(result.streams.map(\.revision) == [0, 1, 0])
            #expect(result.streams.map(\.number) == [2, 1, 3])
        }
    }

    @Test("31 what is expected of a stream that is not written is held to")
    func unwrittenStream() async throws {
        try await database.withStore { store in
            let (written, named) = (try StreamName("lesson/1"), try StreamName("observation/1"))
            func request(_ expected: ExpectedRevision) throws -> AppendRequest {
                .sample([try .sample(written)], expecting: [named: expected])
            }
            for (expected, holds) in [
                (ExpectedRevision.exists, false), (.exact(0), false), (.absent, true), (.any, true),
            ] {
                if holds {
                    _ = try await store.append(request(expected))
                } else {
                    await #expect(throws: AppendError.conflict(stream: named, expected: expected, actual: nil)) {
                        try await store.append(request(expected))
                    }
                }
            }
            #expect(try await store.revision(of: named) == nil)
            _ = try await store.append(.sample(named))
            for (expected, holds) in [
                (ExpectedRevision.absent, false), (.exact(1), false), (.exact(0), true), (.exists, true),
            ] {
                if holds {
                    _ = try await store.append(request(expected))
                } else {
                    await #expect(throws: AppendError.conflict(stream: named, expected: expected, actual: 0)) {
                        try await store.append(request(expected))
                    }
                }
            }
            #expect(try await store.revision(of: written) == 3)
            #expect(try await store.revision(of: named) == 0)
        }
    }

    @Test("31 a request that writes nothing is refused too where what it expects isn't so")
    func nothingWritten() async throws {
        try await database.withStore { store in
            let named = try StreamName("observation/1")
            let request = AppendRequest.sample([], expecting: [named: .exists])
            await #expect(throws: AppendError.conflict(stream: named, expected: .exists, actual: nil)) {
                try await store.append(request)
            }
            #expect(try await store.answer(to: request.command.id) == nil)
        }
    }

    @Test("32 events to several streams in one request keep the order given")
    func interleaved() async throws {
        try await database.withStore { store in
            let (a, b) = (try StreamName("observation/a"), try StreamName("observation/b"))
            let order = [a, b, a, a, b, a]
            let events = try order.enumerated().map { try AuthoredEvent.sample($1, data: #"{"n":\#($0)}"#) }

            let result = try await store.append(.sample(events, expecting: [a: .absent, b: .absent]))

            let log = try await store.allEvents()
            #expect(log.map(\.stream) == order)
            #expect(log.map(\.revision) == [0, 0, 1, 2, 1, 3])
            #expect(log.map { try? $0.data(as: Numbered.self).n } == Array(0..<6))
            #expect(
                result.streams == [
                    StreamRevision(stream: a, number: 1, revision: 3),
                    StreamRevision(stream: b, number: 2, revision: 1),
                ]
            )
        }
    }

    @Test("33 a request that conflicts does not fail its neighbours in the same transaction")
    func neighbours() async throws {
        try await database.withStore { store in
            let taken = try StreamName("observation/taken")
            _ = try await store.append(.sample(taken))
            let outcomes = try await inOneBatch(store) { number in
                number % 3 == 0
                    ? try .sample(taken, expecting: .absent) : try .sample(StreamName("observation/\(number)"))
            }
            let results = outcomes.compactMap { try? $0.get() }
            #expect(outcomes.count == 12)
            #expect(results.count == 8)
            #expect(
                outcomes.compactMap(\.failure).allSatisfy {
                    $0 == .conflict(stream: taken, expected: .absent, actual: 0)
                }
            )
            // One time for all: they were one call.
            #expect(Set(results.map(\.recordedAt)).count == 1)
            #expect(Set(results.compactMap(\.positions?.lowerBound)) == Set(3...10))
            #expect(try await store.allEvents().map(\.position) == Array(1...10))
        }
    }

    @Test("34 a later request of a batch sees the effects of an earlier one")
    func laterSeesEarlier() async throws {
        let outcomes = try await database.withSession(as: .writer) { session in
            try AppendCall(
                requests: 5,
                [
                    .expectationRequests: "ARRAY[1, 2, 3, 4, 5]", .expectationStreams: "ARRAY[1, 1, 1, 1, 1]",
                    // absent, absent, exact 0, exact 0, exact 1
                    .expectations: "ARRAY[-1, -1, 0, 0, 1]::bigint[]",
                ]
            ).run(in: session)
        }
        #expect(outcomes.map(\.outcome) == ["appended", "conflict", "appended", "conflict", "appended"])
        #expect(outcomes.map(\.actual) == [nil, 0, nil, 1, nil])
        #expect(outcomes.compactMap(\.positions?.lowerBound) == [1, 2, 3])
    }

    @Test("34 new streams of one batch get the next numbers of their categories, in its order")
    func numbersWithinABatch() async throws {
        try await database.withStore { store in
            _ = try await store.append(.sample(StreamName("lesson/1")))
            let names = ["observation/1", "lesson/2", "observation/2", "lesson/1", "lesson/3", "observation/1"]
            let result = try await store.append(.sample(names.map { try .sample(StreamName($0)) }))
            #expect(
                result.streams.map { "\($0.stream) #\($0.number) @\($0.revision)" } == [
                    "observation/1 #1 @1", "lesson/2 #2 @0", "observation/2 #2 @0", "lesson/1 #1 @1", "lesson/3 #3 @0",
                ]
            )
            #expect(try await store.append(.sample(StreamName("lesson/4"))).streams.first?.number == 4)
        }
    }

    @Test("35 a request that no record can be made of is refused alone, by the database itself")
    func invalidAlone() async throws {
        let outcomes = try await database.withSession(as: .writer) { session in
            try AppendCall(
                requests: 4,
                [
                    .data: #"ARRAY['{}', '{"a":1,"a":2}', '{}', '{}']"#,
                    .types: "ARRAY['test.happened', 'test.happened', 'Test', 'test.happened']",
                ]
            ).run(in: session)
        }
        #expect(
            outcomes == [
                .appended(1, at: 1), .invalid("data has a name twice", request: 2),
                .invalid("the type is not a dotted name of at most 64 bytes", request: 3), .appended(4, at: 2),
            ]
        )
    }

    @Test(
        "35 a request that spoils the whole call is told so, and its neighbours are recorded",
        arguments: [
            // Larger than a record with what stands around it: found only when it is written.
            (#"{"a":"\#(String(repeating: "x", count: 65_528))"}"#, nil),
            // No text of the server can have it: the call can't even be sent.
            ("{}", "a\0b"),
        ] as [(String, String?)]
    )
    func spoiler(_ data: String, _ causationID: String?) async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            let outcomes = try await inOneBatch(store) { number in
                AppendRequest(
                    command: .sample(causationID: number == 5 ? causationID : nil),
                    events: [try .sample(stream, data: number == 5 ? data : "{}")]
                )
            }
            let expected: AppendError =
                causationID == nil
                ? .tooLarge("a record is at most 64 KiB, and this one would be more")
                : .invalid("a text contains U+0000, which PostgreSQL can't hold")
            #expect(outcomes.compactMap { try? $0.get() }.count == 11)
            #expect(outcomes.compactMap(\.failure) == [expected])
            // With the one ahead of the batch.
            #expect(try await store.load(stream).map(\.revision) == Array(0..<12))
        }
    }

    @Test("36 a caller that is cancelled before its request was sent has it back, unrecorded")
    func cancelledBeforeSent() async throws {
        try await database.withStore { store in
            let (first, second) = (
                try AppendRequest.sample(StreamName("test/1")), try AppendRequest.sample(StreamName("test/2"))
            )
            try await database.holdingTheLog {
                let sent = Task { try await store.append(first) }
                try await database.untilWaiting(1)
                let waiting = Task { try await store.append(second) }
                try await Task.sleep(for: .milliseconds(50))
                waiting.cancel()
                let error = await #expect(throws: AppendError.self) { try await waiting.value }
                #expect(error == .cancelled)
                // One that was cancelled before it began isn't sent either.
                let neverBegun = Task {
                    withUnsafeCurrentTask { $0?.cancel() }
                    return try await store.append(second)
                }
                await #expect(throws: AppendError.cancelled) { try await neverBegun.value }
                sent.cancel()
            }
            try await eventually { try await store.answer(to: first.command.id) != nil }
            #expect(try await store.answer(to: second.command.id) == nil)
            #expect(try await store.append(second).isRepeat == false)
        }
    }

    @Test("36 a caller that is cancelled while its request is on its way is told what became of it")
    func cancelledOnItsWay() async throws {
        try await database.withStore { store in
            let request = try AppendRequest.sample(StreamName("test/1"))
            let sent = try await database.holdingTheLog {
                let sent = Task { try await store.append(request) }
                try await database.untilWaiting(1)
                sent.cancel()
                return sent
            }
            let result = try await sent.value
            #expect(result.positions == 1...1)
            #expect(try await store.answer(to: request.command.id)?.positions == 1...1)
        }
    }

    @Test("36 whoever is cancelled at a random moment knows, and is right")
    func cancelledAtRandom() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            let requests = try (0..<200).map { _ in try AppendRequest.sample(stream) }
            let outcomes = await withTaskGroup(of: (UUID, Bool).self) { group in
                for request in requests {
                    group.addTask {
                        let task = Task { try await store.append(request) }
                        try? await Task.sleep(for: .microseconds(Int.random(in: 0...3_000)))
                        task.cancel()
                        switch await task.result {
                        case .success: return (request.command.id, true)
                        case .failure(let error):
                            #expect(error as? AppendError == .cancelled)
                            return (request.command.id, false)
                        }
                    }
                }
                return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            let recorded = Set(try await store.load(stream).map(\.commandID))
            #expect(recorded == Set(outcomes.filter(\.value).keys))
        }
    }

    /// Sends one request ahead, and thirty that wait for it and so go together.
    @Test func aBatchFollowsTheOneOnItsWayWhereItIsWorthIt() async throws {
        try await database.withStore { store in
            let (ahead, few, more) = try await database.holdingTheLog {
                let ahead = Task { await race([store], 1) { _ in try .sample(StreamName("observation/ahead")) } }
                try await database.untilWaiting(1)
                let few = Task { await race([store], 15) { try .sample(StreamName("observation/few\($0)")) } }
                try await Task.sleep(for: .milliseconds(100))
                try await database.untilWaiting(1)
                let more = Task { await race([store], 40) { try .sample(StreamName("observation/more\($0)")) } }
                try await database.untilWaiting(2)
                return (ahead, few, more)
            }
            let outcomes = await ahead.value + few.value + more.value
            #expect(outcomes.allSatisfy { $0.failure == nil })
            #expect(try await store.allEvents().map(\.position) == Array(1...56))
        }
    }

    private func inOneBatch(
        _ store: EventStore,
        _ request: @Sendable @escaping (Int) throws -> AppendRequest
    ) async throws -> [Result<AppendResult, AppendError>] {
        let (ahead, batch) = try await database.holdingTheLog {
            let ahead = Task { try await store.append(request(1)) }
            try await database.untilWaiting(1)
            // Few enough not to be sent while the other is on its way.
            let batch = Task { await race([store], 12, request) }
            try await Task.sleep(for: .milliseconds(100))
            return (ahead, batch)
        }
        _ = try await ahead.value
        return await batch.value
    }
}
