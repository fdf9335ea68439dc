import EventStore

/// One caller, for 60 s of appends, while another session's snapshot keeps every old row from being cleared away.
struct AppendUnderSnapshot: Measurement {
    func measure(on server: Server) async throws -> [Figure] {
        // A snapshot holds back only its own database, so the other one is free at the same time.
        let free = try await server.makeDatabase("append_free")
        let held = try await server.makeDatabase("append_snapshot")
        let latencies = try await free.withStore { store in
            try await held.withStore { heldStore in try await compare(heldStore, of: held, with: store) }
        }
        return [
            Figure(
                name: "append_snapshot",
                value: latencies.ours,
                unit: "µs, p50",
                limit: latencies.baseline,
                limitedBy: "one append while no snapshot is held",
                target: .atMost(1.3),
                note: "one REPEATABLE READ transaction through 60 s of appends"
            )
        ]
    }

    private func compare(
        _ heldStore: EventStore,
        of held: BenchmarkDatabase,
        with store: EventStore
    ) async throws -> (baseline: Double, ours: Double) {
        let (revisions, heldRevisions) = (RevisionBook(), RevisionBook())
        _ = try await median(of: store, for: .seconds(5), revisions)
        _ = try await median(of: heldStore, for: .seconds(5), heldRevisions)
        return try await HeldSnapshot.held(on: held) {
            try await alternating("append_snapshot") {
                try await median(of: store, for: .seconds(12), revisions)
            } ours: {
                try await median(of: heldStore, for: .seconds(12), heldRevisions)
            }
        }
    }

    private func median(of store: EventStore, for time: Duration, _ revisions: RevisionBook) async throws -> Double {
        try await AppendRun.run(callers: 1, for: time, on: store, revisions: revisions).latencies.median
    }
}
