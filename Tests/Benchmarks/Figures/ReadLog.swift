import EventSourcing
import EventStore

/// The log by position into values: its data not parsed, and then envelope and data parsed.
struct ReadLog: Measurement {
    private let events = 500_000

    func measure(on server: Server) async throws -> [Figure] {
        let database = try await server.makeDatabase("read")
        return try await database.withStore { store in
            try await database.fill(with: events, through: store)
            let plain = try await alternating("read") {
                try await copyRate(of: database)
            } ours: {
                try await rate(of: store) { page in page.events.count }
            }
            let decoded = try await alternating("read_decoded") {
                try await copyRate(of: database)
            } ours: {
                try await rate(of: store) { page in
                    try page.events.count { event in
                        try event.envelope().revision == event.revision && event.data(as: Note.self).seen
                    }
                }
            }
            return [figure("read", plain, .atLeast(0.5)), figure("read_decoded", decoded, .atLeast(0.15))]
        }
    }

    private func figure(
        _ name: String,
        _ rates: (baseline: Double, ours: Double),
        _ target: Figure.Target
    ) -> Figure {
        Figure(
            name: name,
            value: rates.ours,
            unit: "events/s",
            limit: rates.baseline,
            limitedBy: "psql's COPY (SELECT …) TO STDOUT of the same rows and columns",
            target: target
        )
    }

    private func copyRate(of database: BenchmarkDatabase) async throws -> Double {
        let query = """
            SELECT position, recorded_at, stream, revision, type, mission, actor, command_id, record
            FROM debrief.events ORDER BY position
            """
        let start = ContinuousClock.now
        try await database.server.runDiscardingOutput(
            "psql",
            ["--no-psqlrc", "--quiet", "--command", "COPY (\(query)) TO STDOUT"],
            on: database.writer
        )
        return Double(events) / (ContinuousClock.now - start).seconds
    }

    private func rate(of store: EventStore, _ use: (EventPage) throws -> Int) async throws -> Double {
        let start = ContinuousClock.now
        var used = 0
        for try await page in store.pages() { used += try use(page) }
        guard used == events else { throw BenchmarkFailure("\(used) of \(events) events were read") }
        return Double(events) / (ContinuousClock.now - start).seconds
    }
}
