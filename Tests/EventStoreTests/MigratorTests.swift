import EventSourcing
import EventStore
import Foundation
import Postgres
import Schema
import TestSupport
import Testing

@Suite(.database(partitionRows: 8), .timeLimit(.minutes(5))) struct MigratorTests {
    private let database = TestDatabase.current

    /// How many migrations a schema needs before anything can be appended, and any number from there on.
    private static let appendable = Array(
        (Migration.all.firstIndex { $0.name == "append" } ?? 0) + 1..<Migration.all.count
    )

    @Test(
        "106 a schema of any earlier state is brought to the newest under readers, each event as it was",
        arguments: appendable
    )
    func everyEventStaysAsItWas(from count: Int) async throws {
        try await release(Array(Migration.all.prefix(count)))
        let before = try await fill()
        let (looks, looking) = AsyncStream<Void>.makeStream()
        let reading = Task { [database] in
            try await Self.read(database, expecting: before) { looking.yield() }
        }
        // The last migrations alone are quicker than a first look.
        for await _ in looks { break }
        try await OpenTransaction.with(database.superuser, isolation: .repeatableRead) { dump in
            let seen = try await dump.run("SELECT count(*) FROM debrief.events")[0].decode(0, as: Int.self)
            let applied = try await migrator().migrate(source: "https://debrief.test/other")
            #expect(applied.map(\.number) == Array(Int32(count + 1)...Int32(Migration.all.count)))
            let seenAfter = try await dump.run("SELECT count(*) FROM debrief.events")[0].decode(0, as: Int.self)
            #expect(seen == before.count && seenAfter == seen)
        }
        let after = try await database.withSession { session in try StoredEvent.all(in: session) }
        #expect(after == before)
        reading.cancel()
        try await reading.value
        try await database.withStore { store in
            let next = try await store.append(.sample(StreamName("test/1"), expecting: .exact(19)))
            #expect(next.positions?.lowerBound == Position(before.count + 1))
            #expect(try await store.allEvents().last?.envelope().source == TestDatabase.source)
        }
        try await database.expect(
            "DB001",
            of: [
                "UPDATE debrief.events SET record = NULL", "DELETE FROM debrief.events", "TRUNCATE debrief.events",
                "TRUNCATE debrief.events_1",
            ]
        )
    }

    @Test func aLogThatLacksMigrationsIsNotOpened() async throws {
        try await release(Array(Migration.all.dropLast(2)))
        let pool = Pool(database.superuser, size: 1, logger: .silent)
        await #expect(throws: UnfitServer.behind(organisation: "debrief", pending: 2)) {
            try await EventStore.open(pool, organisation: .standard, logger: .silent)
        }
        await pool.shutdown()
    }

    @Test func aNewerSchemaIsRefusedAndLeftAsItIs() async throws {
        let older = migrator(Array(Migration.all.dropLast(2)))
        let newest = Int32(Migration.all.count)
        for attempt in [older.migrate, { _ in try await older.pending() }] {
            await #expect(throws: SchemaError.newer(schema: newest, known: newest - 2)) {
                try await attempt(TestDatabase.source)
            }
        }
        #expect(try await migrator().pending().isEmpty)
    }

    @Test(arguments: zip(["checksum = sha256(checksum)", "number = -number"], [Int32(7), -7]))
    func aMigrationThatReadsOtherwiseIsRefused(change: String, number: Int32) async throws {
        try await database.withSession { session in
            try session.script("UPDATE debrief.migrations SET \(change) WHERE number = 7")
        }
        let error = await #expect(throws: SchemaError.self) {
            try await migrator().migrate(source: TestDatabase.source)
        }
        let name = number == 7 ? Migration.all[6].name : Migration.all[0].name
        #expect(error == .changed(number: number, name: name))
    }

    @Test func aMigrationThatFailsLeavesNothing() async throws {
        try await release(Array(Migration.all.prefix { $0.name != "parked" }))
        try await database.withSession { session in try session.script("CREATE TABLE debrief$read.parked ()") }
        let error = await #expect(throws: PostgresError.self) {
            try await migrator().migrate(source: TestDatabase.source)
        }
        #expect(error?.sqlState == "42P07")
        #expect(try await migrator().pending().first?.name == "parked")
    }

    @Test("105 five that start at once on a server that knows nothing of debrief make one schema")
    func fiveAtOnceFromNothing() async throws {
        let name = try #require(OrganisationName("n\(UInt64.random(in: 0 ... .max))"))
        try await database.withSession { session in
            try session.script("DROP SCHEMA debrief CASCADE; DROP SCHEMA IF EXISTS extensions CASCADE")
        }
        let applied = try await withThrowingTaskGroup(of: [Int32].self) { group in
            for _ in 0..<5 {
                group.addTask { [database] in
                    let migrator = Migrator(configuration: database.superuser, organisation: name, logger: .silent)
                    return try await migrator.migrate(source: "https://debrief.test/nothing").map(\.number)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(applied.filter { !$0.isEmpty } == [Migration.all.map(\.number)])
        let facts = try await database.withSession { session in
            try session.query(
                """
                SELECT (SELECT count(*) FROM pg_roles WHERE starts_with(rolname, \(name.rawValue + "_"))),
                    (SELECT count(*) FROM pg_extension WHERE extname IN ('unaccent', 'pg_trgm', 'btree_gin')),
                    (SELECT count(*) FROM \(identifier: name.rawValue).organisation)
                """
            )[0]
        }
        #expect(try facts.decode(0, as: Int.self) == Role.allCases.count)
        #expect(try facts.decode(1, as: Int.self) == 3)
        #expect(try facts.decode(2, as: Int.self) == 1)
    }

    private func migrator(_ migrations: [Migration] = Migration.all) -> Migrator {
        Migrator(
            configuration: database.superuser,
            organisation: .standard,
            logger: .silent,
            partitionRows: 8,
            migrations: migrations
        )
    }

    /// Makes the schema anew, as a debrief that knows only these migrations would.
    private func release(_ migrations: [Migration]) async throws {
        try await database.withSession { session in try session.script("DROP SCHEMA debrief, debrief$read CASCADE") }
        try await migrator(migrations).migrate(source: TestDatabase.source)
    }

    /// Twenty events, and where the schema can, the redaction of one of them.
    private func fill() async throws -> [StoredEvent] {
        try await database.withSession { session in
            for _ in 0..<4 {
                try session.query("SELECT debrief.ensure_partitions(5)")
                _ = try AppendCall(requests: 5, [.data: "ARRAY['{}', '{\"n\":1}', '{\"é\":\"🕊\"}', '{}', '{}']"]).run(
                    in: session
                )
            }
            if try session.query("SELECT to_regproc('debrief.redact') IS NOT NULL")[0].decode(0, as: Bool.self) {
                let data = #"{"approvedby":"\#(UUID().uuidString.lowercased())","position":"3","reason":"a name"}"#
                _ = try AppendCall([
                    .streams: "ARRAY['redaction/3']", .types: "ARRAY['event.redacted']", .data: "ARRAY[\(data)]",
                ])
                .run(in: session)
                try session.query("SELECT debrief.redact(21)")
            }
            return try StoredEvent.all(in: session)
        }
    }

    /// Reads the whole log again and again until cancelled, each time within seconds; how often it did.
    private static func read(
        _ database: TestDatabase,
        expecting events: [StoredEvent],
        looked: @Sendable () -> Void
    ) async throws {
        let pool = Pool(database.superuser, size: 1, logger: .silent)
        while !Task.isCancelled {
            do {
                let seen = try await pool.withSession(timeout: .seconds(5)) { session in
                    try StoredEvent.all(in: session)
                }
                #expect(seen == events)
                looked()
            } catch let error as PostgresError where error.kind == .cancelled {
            }
        }
        await pool.shutdown()
    }
}
