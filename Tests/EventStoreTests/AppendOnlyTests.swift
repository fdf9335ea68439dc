import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.database(partitionRows: 8), .timeLimit(.minutes(5))) struct AppendOnlyTests {
    private static let changes = [
        "UPDATE debrief.%s SET record = '{}'", "UPDATE debrief.%s SET record = NULL", "DELETE FROM debrief.%s",
        "TRUNCATE debrief.%s",
    ]

    @Test("94 UPDATE, DELETE and TRUNCATE fail for the writer and the owner, on the log and each partition")
    func nothingChangesTheLog() async throws {
        let database = TestDatabase.current
        try await Self.fill(database, events: 20)
        let tables = try await database.withSession { session in
            try session.query(
                "SELECT c.relname::text FROM pg_class c WHERE c.relname = 'events' OR c.relname ~ '^events_[0-9]+$' AND c.relispartition"
            ).map { try $0.decode(0, as: String.self) }.filter { !$0.contains("key") }
        }
        #expect(tables.count > 3)
        for table in tables {
            for change in Self.changes.map({ $0.replacing("%s", with: table) }) {
                let asWriter = await #expect(throws: PostgresError.self) {
                    try await database.withSession(as: .writer) { session in try session.script(change) }
                }
                #expect(asWriter?.sqlState == "42501", "\(change)")
            }
            // An empty partition has no row to change, and nothing to lose.
            for change in Self.changes.suffix(2).map({ $0.replacing("%s", with: table) }) {
                let asOwner = await #expect(throws: PostgresError.self) {
                    try await database.withSession { session in
                        try session.script("SET ROLE debrief_owner; \(change)")
                    }
                }
                #expect(asOwner?.sqlState == "DB001", "\(change)")
            }
        }
        for change in Self.changes.prefix(2).map({ $0.replacing("%s", with: "events") }) {
            let asSuperuser = await #expect(throws: PostgresError.self) {
                try await database.withSession { session in try session.script(change) }
            }
            #expect(asSuperuser?.sqlState == "DB001", "\(change)")
        }
    }

    @Test("95 the writer inserts nothing but through append")
    func theWriterOnlyAppends() async throws {
        let database = TestDatabase.current
        try await Self.fill(database, events: 1)
        for table in ["events", "streams", "commands", "redactions", "organisation", "migrations"] {
            let error = await #expect(throws: PostgresError.self) {
                try await database.withSession(as: .writer) { session in
                    try session.script("INSERT INTO debrief.\(table) SELECT * FROM debrief.\(table)")
                }
            }
            #expect(error?.sqlState == "42501", "\(table)")
        }
    }

    /// Nothing of an event's place can be deleted, so there is none to give again: a redaction takes the record and
    /// leaves the place, and what was rolled back was never given to anybody.
    @Test("97 the last event keeps its revision when its record is taken, and what follows gets the next")
    func aRedactedLastEventKeepsItsRevision() async throws {
        let database = TestDatabase.current
        try await Self.fill(database, events: 3)
        try await database.expect(
            "DB001",
            of: ["SET ROLE debrief_owner; DELETE FROM debrief.events WHERE position = 3"]
        )
        try await database.withStore { store in
            #expect(try await store.redact(with: .redaction(of: 3)).positions == 4...4)
            let next = try await store.append(.sample(StreamName("mission/1"), expecting: .exact(2)))
            #expect(next.positions == 5...5)
            let events = try await store.load(StreamName("mission/1"))
            #expect(events.map(\.revision) == [0, 1, 2, 3])
            #expect(events.map { $0.record == nil } == [false, false, true, false])
        }
    }

    @Test("97 a last event that a superuser deletes by force doesn't free its revision")
    func aDeletedLastEventDoesNotFreeItsRevision() async throws {
        let database = TestDatabase.current
        try await Self.fill(database, events: 3)
        try await database.withSession { session in
            try session.script(
                "ALTER TABLE debrief.events_1 DISABLE TRIGGER USER; DELETE FROM debrief.events_1 WHERE position = 3"
            )
        }
        try await database.withStore { store in
            let refused = try AppendRequest.sample(StreamName("mission/1"), expecting: .exact(1))
            await #expect(
                throws: AppendError.conflict(stream: StreamName(stored: "mission/1"), expected: .exact(1), actual: 2)
            ) { try await store.append(refused) }
            let next = try await store.append(.sample(StreamName("mission/1")))
            #expect(next.streams.map(\.revision) == [3])
        }
    }

    @Test("97 revisions and numbers go on without a repeat or a gap after PostgreSQL is killed")
    func placesGoOnAfterACrash() async throws {
        try await ServerUnderTest.with { server in
            try await server.withStores(1) { stores in
                let first = try await stores[0].append(.sample(StreamName("test/1"), expecting: .absent))
                #expect(first.streams.map(\.number) == [1])
                try await OpenTransaction.with(server.writer) { transaction in
                    let call = AppendCall([.streams: "ARRAY['test/2']"])
                    let outcomes = try AppendCall.outcomes(try await transaction.run(call.statement))
                    #expect(outcomes == [.appended(at: 2)])
                    try await server.server.restart(.immediate)
                }
                let next = try await stores[0].append(.sample(StreamName("test/1"), expecting: .exact(0)))
                #expect(next.positions == 2...2)
                #expect(next.streams.map(\.revision) == [1])
                let new = try await stores[0].append(.sample(StreamName("test/2"), expecting: .absent))
                #expect(new.streams.map(\.number) == [2])
            }
        }
    }

    @Test("103 organisations keep the same stream's name apart")
    func organisationsAreApart() async throws {
        let database = TestDatabase.current
        let other = try #require(OrganisationName("apart"))
        let migrator = Migrator(configuration: database.superuser, organisation: other, logger: .silent)
        try await migrator.migrate(source: "https://debrief.test/apart")
        try await Self.fill(database, events: 3)
        let pool = Pool(database.superuser, size: 2, logger: .silent)
        let store = try await EventStore.open(pool, organisation: other, logger: .silent)

        let result = try await store.append(.sample(StreamName("mission/1"), expecting: .absent))

        #expect(result.positions == 1...1)
        let events = try await store.load(StreamName("mission/1"))
        #expect(events.map(\.position) == [1])
        await store.shutdown()
        await pool.shutdown()
        let trespass = await #expect(throws: PostgresError.self) {
            try await database.withSession(as: .writer) { session in
                try session.query("SELECT count(*) FROM apart.events")
            }
        }
        #expect(trespass?.sqlState == "42501")
    }

    @Test("105 the schema made again, or by five at once, is made once and loses nothing")
    func migratingIsRepeatable() async throws {
        let database = TestDatabase.current
        try await Self.fill(database, events: 3)
        let name = try #require(OrganisationName("five"))
        let applied = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<5 {
                group.addTask {
                    let migrator = Migrator(configuration: database.superuser, organisation: name, logger: .silent)
                    return try await migrator.migrate(source: "https://debrief.test/five").count
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(applied.sorted().dropLast() == [0, 0, 0, 0])
        let again = Migrator(configuration: database.superuser, organisation: .standard, logger: .silent)
        let repeated = try await again.migrate(source: "https://debrief.test/other")
        #expect(repeated.isEmpty)
        try await database.withStore { store in
            let head = try await store.head()
            #expect(head.position == 3)
        }
    }

    private static func fill(_ database: TestDatabase, events count: Int) async throws {
        try await database.withStore { store in
            for _ in 0..<count { _ = try await store.append(.sample(StreamName("mission/1"))) }
        }
    }
}
