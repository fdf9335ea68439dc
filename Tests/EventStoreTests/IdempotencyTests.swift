import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

/// Idempotency, 20 to 29: by command id, where others go by the ids of events. The same command is the same id with the
/// same actor, name and arguments; its events' ids follow from it.
@Suite(.database, .timeLimit(.minutes(5))) struct IdempotencyTests {
    private let database = TestDatabase.current

    @Test("20 an append that expected absent, repeated, gets its first answer and writes nothing")
    func absent() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            let request = AppendRequest.sample(
                [try .sample(stream), try .sample(stream)],
                expecting: [stream: .absent],
                result: "O-1"
            )
            try await expectRepeatable(request, in: store)
        }
    }

    @Test("21 an append that expected a revision, repeated after the stream went on, gets its first answer")
    func exact() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            _ = try await store.append(.sample(stream))
            let request = try AppendRequest.sample(stream, expecting: .exact(0))
            let first = try await store.append(request)
            _ = try await store.append(.sample(stream, expecting: .exact(1)))
            _ = try await store.append(.sample(StreamName("observation/2")))

            let again = try await store.append(request)

            #expect(again.isRepeat)
            #expect(again.positions == first.positions)
            #expect(again.recordedAt == first.recordedAt)
            #expect(again.streams == [StreamRevision(stream: stream, number: 1, revision: 1)])
            #expect(try await store.revision(of: stream) == 2)
            #expect(try await store.head().position == 4)
        }
    }

    @Test("21 a retry after the reply was lost gets the answer that was lost")
    func lostReply() async throws {
        let stream = try StreamName("observation/1")
        let request = try AppendRequest.sample(stream, expecting: .absent)
        let proxy = try Proxy(to: database.configuration(.writer))
        defer { proxy.close() }
        try await database.withStore(through: proxy.configuration, poolSize: 1) { store in
            _ = try await store.append(.sample(StreamName("observation/0")))
            // Its notification goes through the same connection: let it pass.
            try await Task.sleep(for: .milliseconds(300))
            // The statement is prepared, so what comes next from the server is its answer, after the commit.
            proxy.set(.init(.cut, after: 1, .toClient))
            let answer = Task { try await store.append(request) }
            try await database.withStore { other in
                // The event is there, and its author doesn't know.
                try await eventually { try await other.head().position == 2 }
                proxy.set(nil)
                let result = try await answer.value
                #expect(result.positions == 2...2)
                #expect(result.isRepeat)
                #expect(result.streams == [StreamRevision(stream: stream, number: 2, revision: 0)])
                #expect(try await other.head().position == 2)
            }
        }
    }

    @Test("22 an append of many events to many streams anywhere, repeated, gets its first answer")
    func any() async throws {
        try await database.withStore { store in
            let streams = try (0..<3).map { try StreamName("observation/\($0)") }
            _ = try await store.append(.sample(streams[1]))
            let events = try (0..<9).map { try AuthoredEvent.sample(streams[$0 % 3], data: #"{"n":\#($0)}"#) }
            try await expectRepeatable(.sample(events), in: store)
        }
    }

    @Test("22 a command that decided nothing, repeated when it would decide something, still decided nothing")
    func nothing() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            let id = UUID()
            _ = try await store.append(.sample([], id: id))
            let again = try await store.append(.sample([.sample(stream)], id: id))
            #expect(again.isRepeat)
            #expect(again.positions == nil)
            #expect(try await store.revision(of: stream) == nil)
        }
    }

    @Test("23 the events of a command and more, under its id, fail")
    func prefix() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            let events = try (0..<3).map { try AuthoredEvent.sample(stream, data: #"{"n":\#($0)}"#) }
            try await expectReused(
                first: .sample(Array(events.prefix(2)), arguments: "[0,1]"),
                then: { .sample(events, id: $0, arguments: "[0,1,2]") },
                in: store
            )
        }
    }

    @Test("24 the events of a command in another order, under its id, fail")
    func order() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            let events = try (0..<2).map { try AuthoredEvent.sample(stream, data: #"{"n":\#($0)}"#) }
            try await expectReused(
                first: .sample(events, arguments: "[0,1]"),
                then: { .sample(events.reversed(), id: $0, arguments: "[1,0]") },
                in: store
            )
        }
    }

    @Test("24 commands sent again in another order each get their own first answer")
    func ordersOfCommands() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            let requests = try (0..<5).map { try AppendRequest.sample(stream, data: #"{"n":\#($0)}"#) }
            var first: [AppendResult] = []
            for request in requests { first.append(try await store.append(request)) }
            for (request, before) in zip(requests, first).reversed() {
                #expect(try await store.append(request).positions == before.positions)
            }
            #expect(try await store.head().position == 5)
        }
    }

    @Test("25 another payload under the same id fails, and the first stays")
    func payload() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            try await expectReused(
                first: try .sample(stream, data: #"{"title":"first"}"#),
                then: { try .sample(stream, id: $0, data: #"{"title":"second"}"#) },
                in: store
            )
            #expect(try await store.load(stream).map { try $0.envelope().data } == [#"{"title":"first"}"#])
        }
    }

    @Test("25 another actor under the same id fails")
    func actor() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            try await expectReused(
                first: try .sample(stream),
                then: { AppendRequest(command: .sample(id: $0, actor: UUID()), events: [try .sample(stream)]) },
                in: store
            )
        }
    }

    @Test("26 the same id twice in one batch is recorded once, and another command under it fails")
    func twiceInABatch() async throws {
        let outcomes = try await database.withSession(as: .writer) { session in
            try AppendCall(
                requests: 4,
                [
                    .commandIDs: """
                    (SELECT ARRAY[a, a, a, b] FROM (SELECT gen_random_uuid(), gen_random_uuid()) i(a, b))
                    """,
                    .digests: "ARRAY[sha256('1'), sha256('1'), sha256('2'), sha256('2')]",
                ]
            ).run(in: session)
        }
        #expect(outcomes.map(\.outcome) == ["appended", "repeated", "reused", "appended"])
        #expect(outcomes[0].positions == 1...1)
        #expect(outcomes[1].positions == 1...1)
        #expect(outcomes[3].positions == 2...2)
        let events = try await database.withStore { store in try await store.load(StreamName("test/1")) }
        #expect(events.map(\.revision) == [0, 1])
    }

    @Test("26 a command that was refused may be sent again within the same batch")
    func refusedThenSentAgain() async throws {
        let outcomes = try await database.withSession(as: .writer) { session in
            // It expects the stream to be there, and only the second request makes it.
            try AppendCall(
                requests: 3,
                [
                    .commandIDs: "(SELECT ARRAY[a, gen_random_uuid(), a] FROM gen_random_uuid() a)",
                    .expectationRequests: "ARRAY[1, 3]", .expectationStreams: "ARRAY[1, 1]",
                    .expectations: "ARRAY[-2, -2]::bigint[]",
                ]
            ).run(in: session)
        }
        try #require(outcomes.map(\.outcome) == ["conflict", "appended", "appended"])
        #expect(outcomes[2].positions == 2...2)
    }

    @Test("27 of concurrent duplicates one is written, and all get its positions")
    func concurrentDuplicates() async throws {
        try await database.withStores(4) { stores in
            let stream = try StreamName("observation/1")
            for round in 0..<5 {
                let id = UUID()
                let outcomes = await race(stores, 2) { _ in
                    try .sample(stream, expecting: round == 0 ? .absent : .exact(Revision(round - 1)), id: id)
                }
                let results = outcomes.compactMap { try? $0.get() }
                #expect(results.count == 8)
                #expect(results.filter { !$0.isRepeat }.count == 1)
                #expect(Set(results.map(\.positions)) == [Position(round + 1)...Position(round + 1)])
            }
            #expect(try await stores[0].load(stream).map(\.revision) == Array(0..<5))
        }
    }

    @Test("28 the same id for another stream is refused")
    func otherStream() async throws {
        try await database.withStore { store in
            let (stream, other) = (try StreamName("observation/1"), try StreamName("observation/2"))
            try await expectReused(
                first: .sample([try .sample(stream)], arguments: #"{"observation":1}"#),
                then: { .sample([try .sample(other)], id: $0, arguments: #"{"observation":2}"#) },
                in: store
            )
            #expect(try await store.revision(of: other) == nil)
        }
    }

    @Test("28 the same command, decided otherwise the second time, keeps what it decided first")
    func decidedOtherwise() async throws {
        try await database.withStore { store in
            let (stream, other) = (try StreamName("observation/1"), try StreamName("observation/2"))
            let id = UUID()
            _ = try await store.append(.sample([.sample(stream)], id: id))
            let again = try await store.append(.sample([.sample(other), .sample(stream)], id: id))
            #expect(again.isRepeat)
            #expect(again.streams == [StreamRevision(stream: stream, number: 1, revision: 0)])
            #expect(try await store.head().position == 1)
            #expect(try await store.revision(of: other) == nil)
        }
    }

    @Test("29 a repeat gets its first answer from an older partition", .database(partitionRows: 4))
    func olderPartition() async throws {
        try await TestDatabase.current.withStore { store in
            let stream = try StreamName("observation/1")
            // It lies across the first edge, too.
            let events = try (0..<6).map { try AuthoredEvent.sample(stream, data: #"{"n":\#($0)}"#) }
            let request = AppendRequest.sample(events, expecting: [stream: .absent], result: "O-1")
            let first = try await store.append(request)
            for _ in 0..<20 { _ = try await store.append(.sample(stream)) }

            let again = try await store.append(request)

            #expect(again.isRepeat)
            #expect(again.positions == 1...6)
            #expect(again.recordedAt == first.recordedAt)
            #expect(again.streams == first.streams)
            #expect(again.result == "O-1")
            #expect(try await store.answer(to: request.command.id) == again)
            #expect(try await store.head().position == 26)
        }
    }
}

/// Appends the request three times: the second and the third change nothing and get the first answer.
private func expectRepeatable(
    _ request: AppendRequest,
    in store: EventStore,
    sourceLocation: SourceLocation = #_sourceLocation
) async throws {
    let first = try await store.append(request)
    let before = try await store.allEvents()
    #expect(!first.isRepeat, sourceLocation: sourceLocation)
    for _ in 0..<2 {
        let again = try await store.append(request)
        #expect(again.isRepeat, sourceLocation: sourceLocation)
        #expect(again.positions == first.positions, sourceLocation: sourceLocation)
        #expect(again.recordedAt == first.recordedAt, sourceLocation: sourceLocation)
        #expect(again.streams == first.streams, sourceLocation: sourceLocation)
        #expect(again.result == first.result, sourceLocation: sourceLocation)
    }
    #expect(try await store.allEvents() == before, sourceLocation: sourceLocation)
}

/// Appends the first request, then another under its id, which is refused and changes nothing.
private func expectReused(
    first: AppendRequest,
    then other: (UUID) throws -> AppendRequest,
    in store: EventStore,
    sourceLocation: SourceLocation = #_sourceLocation
) async throws {
    let id = first.command.id
    let result = try await store.append(first)
    let before = try await store.allEvents()
    let second = try other(id)
    await #expect(throws: AppendError.commandReused(id), sourceLocation: sourceLocation) {
        try await store.append(second)
    }
    #expect(try await store.allEvents() == before, sourceLocation: sourceLocation)
    #expect(try await store.append(first).positions == result.positions, sourceLocation: sourceLocation)
}
