import EventSourcing
import EventStore
import Postgres
import TestSupport
import Testing

@Suite(.database, .timeLimit(.minutes(5))) struct DroppedStoreTests {
    private let database = TestDatabase.current

    @Test func aStoreThatIsDroppedWithoutItsShutdownListensNoMore() async throws {
        let pool = Pool(database.configuration(.writer), size: 1, logger: .silent)
        try await follow(through: pool)
        try await eventually { try await listeners() == 0 }
        await pool.shutdown()
    }

    private func follow(through pool: Pool) async throws {
        let store = try await EventStore.open(
            pool,
            organisation: database.organisation,
            logger: .silent,
            notifications: database.configuration(.writer)
        )
        _ = try await store.append(.sample(StreamName("observation/1")))
        var pages = store.follow(after: 0).makeAsyncIterator()
        _ = try await pages.next()
        try await eventually { try await listeners() == 1 }
    }

    private func listeners() async throws -> Int {
        try await database.withSession { session in
            try session.query(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND usename = \(database.organisation.role(.writer)) AND query ILIKE 'LISTEN%'
                """
            ).first?.decode(0) ?? 0
        }
    }
}
