extension Soak {
    /// Random appends, reads and immediate stops of the server: the same results as a log in memory gives.
    package static let model = Soak(
        "107 the store and its model",
        unit: "steps",
        short: 1_000,
        long: 1_000_000
    ) { count, verdict in
        try await ServerUnderTest.with { underTest in
            try await underTest.withStores(1) { stores in
                var run = try ModelRun(underTest, store: stores[0], verdict)
                try await run.run(steps: count)
                verdict = run.verdict
            }
        }
    }
}
