import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.database, .timeLimit(.minutes(5))) struct BulkTests {
    @Test func anImportIsRecordedInOrderAndWholly() async throws {
        try await TestDatabase.current.withStore { store in
            let requests = try Self.requests(25_000)
            let summary = try await store.importRequests(requests.async)
            #expect(summary == ImportSummary(appended: 25_000, repeated: 0, lastPosition: 25_000))
            let last = try await store.load(StreamName("observation/7"), order: .backward)
            #expect(last.map(\.revision) == Array((0..<250).reversed()))
            let first = try await store.read(limit: 100).events
            #expect(first.map(\.commandID) == requests.prefix(100).map(\.command.id))
        }
    }

    @Test func anImportSentAgainGoesOnBehindWhatIsRecorded() async throws {
        try await TestDatabase.current.withStore { store in
            let requests = try Self.requests(12_000)
            _ = try await store.importRequests(Array(requests.prefix(11_000)).async)
            let summary = try await store.importRequests(requests.async)
            #expect(summary == ImportSummary(appended: 1_000, repeated: 11_000, lastPosition: 12_000))
            #expect(try await store.head().position == 12_000)
        }
    }

    @Test func aChunkWithAConflictIsNotRecordedAndTheOnesBeforeAre() async throws {
        try await TestDatabase.current.withStore { store in
            var requests = try Self.requests(20_000)
            requests[15_000] = try .sample(StreamName("observation/7"), expecting: .absent)
            let error = await #expect(throws: ImportError.self) { try await store.importRequests(requests.async) }
            #expect(error?.summary == ImportSummary(appended: 10_000, repeated: 0, lastPosition: 10_000))
            #expect(try await store.head().position == 10_000)
        }
    }

    @Test func anImportAndAppendsAtTheSameTimeShareOneOrder() async throws {
        try await TestDatabase.current.withStore { store in
            async let imported = store.importRequests(Self.requests(20_000).async)
            for number in 0..<50 { _ = try await store.append(.sample(StreamName("lesson/\(number)"))) }
            #expect(try await imported.appended == 20_000)
            var position: Position = 0
            for try await page in store.pages() {
                #expect(page.events.map(\.position) == Array(position + 1...page.position))
                position = page.position
            }
            #expect(position == 20_050)
        }
    }

    @Test func aLogIsRestoredToTheByte() async throws {
        let database = TestDatabase.current
        let other = try #require(OrganisationName("other"))
        let lines = try await database.withStore { store in
            _ = try await store.importRequests(Self.requests(11_000).async)
            let mistake = try await store.append(.sample(StreamName("observation/\"mistake\"\t1")))
            let position = try #require(mistake.positions?.lowerBound)
            _ = try await store.redact(with: .redaction(of: position))
            return try await store.allLines()
        }
        let migrator = Migrator(
            configuration: database.superuser,
            organisation: other,
            logger: .silent,
            partitionRows: 4_000
        )
        try await migrator.migrate(source: "https://debrief.test/other")
        let restorer = LogRestorer(configuration: database.superuser, organisation: other, logger: .silent)

        let last = try await restorer.restore(lines: lines.map { .success($0) }, from: "a test", by: "nobody")

        #expect(last == 11_002)
        let pool = Pool(database.superuser, size: 2, logger: .silent)
        let restored = try await EventStore.open(pool, organisation: other, logger: .silent)
        #expect(try await restored.allLines() == lines)
        #expect(try await restored.revision(of: StreamName("observation/7")) == 109)
        await #expect(throws: RestoreError.notEmpty("the log holds 11002 events: a log is restored into an empty one"))
        {
            try await restorer.restore(lines: lines.map { .success($0) }, from: "a test", by: "nobody")
        }
        await restored.shutdown()
        await pool.shutdown()
    }

    @Test func aRedactionThatTheExportRacedIsCarriedOut() async throws {
        let database = TestDatabase.current
        let other = try #require(OrganisationName("other"))
        let lines = try await database.withStore { store in
            _ = try await store.append(.sample(StreamName("observation/1")))
            let early = try await store.allLines()
            _ = try await store.redact(with: .redaction(of: 1))
            return early + (try await store.allLines()).dropFirst()
        }
        try await Migrator(configuration: database.superuser, organisation: other, logger: .silent)
            .migrate(source: "https://debrief.test/other")
        let restorer = LogRestorer(configuration: database.superuser, organisation: other, logger: .silent)
        _ = try await restorer.restore(lines: lines.map { .success($0) }, from: "a test", by: "nobody")
        try await Pool.with(database.superuser, size: 2, logger: .silent) { pool in
            let restored = try await EventStore.open(pool, organisation: other, logger: .silent)
            #expect(try await restored.load(StreamName("observation/1")).map(\.record) == [nil])
            await restored.shutdown()
        }
    }

    @Test func aCommandWhoseEventsDoNotStandTogetherIsNotRestored() async throws {
        let database = TestDatabase.current
        let other = try #require(OrganisationName("other"))
        let stream = try StreamName("observation/1")
        let lines = try await database.withStore { store in
            let first = try AppendRequest.sample([.sample(stream), .sample(stream)])
            for request in [first, try .sample(stream)] { _ = try await store.append(request) }
            let events = try await store.read().events
            // Only what is redacted can say so: the id in a record follows from its place.
            let digest = Digest(hashing: [])
            return [0, 2, 1].enumerated().map { place, from in
                let event = RecordedEvent(
                    position: Position(place + 1),
                    recordedAt: events[place].recordedAt,
                    stream: stream,
                    revision: Revision(place),
                    type: events[from].type,
                    mission: nil,
                    actor: events[from].actor,
                    commandID: events[from].commandID,
                    record: nil
                )
                return RedactedRecord(of: event, digest: digest).line
            }
        }
        try await Migrator(configuration: database.superuser, organisation: other, logger: .silent)
            .migrate(source: "https://debrief.test/other")
        let restorer = LogRestorer(configuration: database.superuser, organisation: other, logger: .silent)
        await #expect(
            throws: RestoreError.refused("position 3 cannot be restored: its command's events do not stand together")
        ) {
            try await restorer.restore(lines: lines.map { .success($0) }, from: "a test", by: "nobody")
        }
    }

    private static func requests(_ count: Int) throws -> [AppendRequest] {
        try (0..<count).map { number in
            try .sample(StreamName("observation/\(number % 100)"), data: #"{"number":\#(number)}"#)
        }
    }
}

extension EventStore {
    fileprivate func allLines() async throws -> [String] {
        var lines: [String] = []
        while true {
            let more = try await self.lines(after: Position(lines.count))
            if more.isEmpty { return lines }
            lines += more
        }
    }
}
