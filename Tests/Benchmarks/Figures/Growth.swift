import EventStore

/// One caller's append and load, in a small log and in ones that grew.
struct Growth: Measurement {
    private static let small = 10_000

    let isLarge: Bool

    private var sizes: [Int] { isLarge ? [1_000_000, 10_000_000] : [1_000_000] }

    func measure(on server: Server) async throws -> [Figure] {
        try await withLog(of: Self.small, on: server) { small in
            var figures: [Figure] = []
            for size in sizes {
                figures += try await withLog(of: size, on: server) { log in try await compare(log, with: small) }
            }
            return figures
        }
    }

    private func withLog(
        of events: Int,
        on server: Server,
        _ body: (GrownLog) async throws -> [Figure]
    ) async throws -> [Figure] {
        Progress.say("growth: filling a log with \(events) events")
        let database = try await server.makeDatabase("growth_\(events)")
        return try await database.withStore { store in
            try await database.fill(with: events, through: store)
            let log = GrownLog(store, events: events)
            _ = try await (log.appendMedian(), log.loadMedian())
            return try await body(log)
        }
    }

    private func compare(_ log: GrownLog, with small: GrownLog) async throws -> [Figure] {
        let appends = try await alternating("growth_append") {
            try await small.appendMedian()
        } ours: {
            try await log.appendMedian()
        }
        let loads = try await alternating("growth_load") {
            try await small.loadMedian()
        } ours: {
            try await log.loadMedian()
        }
        return [
            figure("growth_append", appends, "one append", in: log),
            figure("growth_load", loads, "a load of 20 events", in: log),
        ]
    }

    private func figure(
        _ name: String,
        _ latencies: (baseline: Double, ours: Double),
        _ what: String,
        in log: GrownLog
    ) -> Figure {
        Figure(
            name: name,
            value: latencies.ours,
            unit: "µs, p50",
            limit: latencies.baseline,
            limitedBy: "\(what) in a log of \(Self.small) events",
            target: .atMost(1.3),
            note: "the value in one of \(log.events)"
        )
    }
}
