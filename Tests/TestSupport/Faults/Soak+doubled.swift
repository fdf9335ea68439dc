extension Soak {
    /// Every command three times, shuffled, by many callers of two stores at once: one effect, one answer.
    package static let doubled = Soak(
        "commands doubled and shuffled",
        unit: "commands",
        short: 10_000,
        long: 1_000_000
    ) { count, verdict in
        try await ServerUnderTest.with { underTest in
            try await underTest.withStores(2) { stores in
                let commands = RepeatedCommands(stores: stores, seed: verdict.seed)
                // So many at a time as memory is for: the long form goes on for a while.
                for start in stride(from: 0, to: count, by: 10_000) {
                    try await commands.send(start..<min(start + 10_000, count), to: &verdict)
                }
                verdict.judge(commands.recorder.history(endingIn: try await stores[0].log()))
            }
        }
    }
}
