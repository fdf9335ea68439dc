import EventStore
import Postgres

/// 64 callers, one event each, acknowledged after the commit; the rows are counted after.
struct AppendConcurrently: Measurement {
    private let callers = 64

    func measure(on server: Server) async throws -> [Figure] {
        let database = try await server.makeDatabase("append_64")
        let baseline = Baseline(database: database)
        try await baseline.make()
        let revisions = RevisionBook()
        return try await database.withStore { store in
            _ = try await AppendRun.run(callers: callers, for: .seconds(2), on: store, revisions: revisions)
            let rates = try await alternating("append_64") {
                try await baseline.insert(clients: callers, seconds: 4).transactionsPerSecond
            } ours: {
                try await rate(of: store, in: database, revisions: revisions)
            }
            return [
                Figure(
                    name: "append_64",
                    value: rates.ours,
                    unit: "events/s",
                    limit: rates.baseline,
                    limitedBy: "pgbench -c 64 -M prepared, one such row a transaction",
                    target: .atLeast(0.8),
                    note: "records of \(try await database.averageRecordBytes()) B"
                )
            ]
        }
    }

    private func rate(
        of store: EventStore,
        in database: BenchmarkDatabase,
        revisions: RevisionBook
    ) async throws -> Double {
        let before = try await store.head().position
        let run = try await AppendRun.run(callers: callers, for: .seconds(4), on: store, revisions: revisions)
        let found = try await database.number("SELECT count(*) FROM debrief.events WHERE position > \(before)")
        guard Int(found) == run.latencies.count else {
            throw BenchmarkFailure("\(run.latencies.count) appends were acknowledged and \(found) rows are there")
        }
        return run.perSecond
    }
}
