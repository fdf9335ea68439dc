import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.database(partitionRows: 8), .timeLimit(.minutes(2))) struct AppendOnlyTests {
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
