import EventStore
import Postgres

/// 64 callers in a log of narrow partitions, so that the next one is made again and again while a dump holds its locks:
/// whoever waited for one of them, all 64 would, and that is more than one append in a hundred.
struct PartitionUnderDump: Measurement {
    private static let callers = 64
    private static let partitionRows: Int64 = 5_000

    func measure(on server: Server) async throws -> [Figure] {
        let wide = try await server.makeDatabase("partition_wide")
        let narrow = try await server.makeDatabase("partition_dump", partitionRows: Self.partitionRows)
        let latencies = try await wide.withStore { store in
            try await narrow.withStore { narrowStore in try await compare(narrowStore, of: narrow, with: store) }
        }
        return [
            Figure(
                name: "partition_dump",
                value: latencies.ours,
                unit: "µs, p99",
                limit: latencies.baseline,
                limitedBy: "64 callers while no partition is made and nothing is dumped",
                target: .atMost(1.3),
                note: "\(try await partitions(of: narrow)) partitions of \(Self.partitionRows) events"
            )
        ]
    }

    private func compare(
        _ narrowStore: EventStore,
        of narrow: BenchmarkDatabase,
        with store: EventStore
    ) async throws -> (baseline: Double, ours: Double) {
        let (revisions, narrowRevisions) = (RevisionBook(), RevisionBook())
        _ = try await tail(of: store, revisions)
        _ = try await tail(of: narrowStore, narrowRevisions)
        let before = try await partitions(of: narrow)
        return try await HeldSnapshot.held(on: narrow) {
            let latencies = try await alternating("partition_dump") {
                try await tail(of: store, revisions)
            } ours: {
                try await tail(of: narrowStore, narrowRevisions)
            }
            guard try await partitions(of: narrow) > before else { throw BenchmarkFailure("no partition was made") }
            return latencies
        }
    }

    private func tail(of store: EventStore, _ revisions: RevisionBook) async throws -> Double {
        try await AppendRun.run(callers: Self.callers, for: .seconds(3), on: store, revisions: revisions)
            .latencies.percentile(99)
    }

    private func partitions(of database: BenchmarkDatabase) async throws -> Int64 {
        try await database.number("SELECT count(*) FROM pg_inherits WHERE inhparent = 'debrief.events'::regclass")
    }
}
