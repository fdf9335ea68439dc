import EventStore

/// One caller: how long an append takes, from the call to its answer.
struct AppendAlone: Measurement {
    func measure(on server: Server) async throws -> [Figure] {
        let database = try await server.makeDatabase("append_1")
        let baseline = Baseline(database: database)
        try await baseline.make()
        let revisions = RevisionBook()
        return try await database.withStore { store in
            _ = try await AppendRun.run(callers: 1, for: .seconds(1), on: store, revisions: revisions)
            let latencies = try await alternating("append_1") {
                try await baseline.insert(clients: 1, seconds: 3).latencies.median
            } ours: {
                try await AppendRun.run(callers: 1, for: .seconds(3), on: store, revisions: revisions).latencies.median
            }
            return [
                Figure(
                    name: "append_1",
                    value: latencies.ours,
                    unit: "µs, p50",
                    limit: latencies.baseline,
                    limitedBy: "pgbench -c 1 -M prepared, one such row a transaction",
                    target: .atMost(1.3)
                )
            ]
        }
    }
}
