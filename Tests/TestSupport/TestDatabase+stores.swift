package import EventStore
import Postgres

extension TestDatabase {
    /// Runs `body` with stores that share nothing but the database, as several processes would be.
    package func withStores<Outcome>(
        _ count: Int,
        poolSize: Int = 2,
        _ body: ([EventStore]) async throws -> Outcome
    ) async throws -> Outcome {
        try await withStores(count, poolSize: poolSize, besides: [], body)
    }

    private func withStores<Outcome>(
        _ count: Int,
        poolSize: Int,
        besides stores: [EventStore],
        _ body: ([EventStore]) async throws -> Outcome
    ) async throws -> Outcome {
        guard stores.count < count else { return try await body(stores) }
        return try await withStore(poolSize: poolSize) { store in
            try await withStores(count, poolSize: poolSize, besides: stores + [store], body)
        }
    }

    /// Holds up every append until `body` returns, as a long batch of another process would.
    package func holdingTheLog<Outcome>(_ body: () async throws -> Outcome) async throws -> Outcome {
        try await OpenTransaction.with(superuser) { transaction in
            try await transaction.run("LOCK TABLE debrief.log_lock IN EXCLUSIVE MODE")
            return try await body()
        }
    }

    /// Waits until so many sessions wait for the lock of the log, or of another table.
    package func untilWaiting(_ count: Int, for table: String = "log_lock") async throws {
        try await eventually {
            try await withSession { session in
                try session.query(
                    """
                    SELECT count(*) = \(count) FROM pg_locks l
                    WHERE l.relation = \("debrief." + table)::regclass AND NOT l.granted
                        AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
                    """
                ).first?.decode(0) == true
            }
        }
    }
}
