extension Soak {
    /// The connection is cut, slowed or left half-open at every byte of the exchange that commits an append.
    package static let lineCut = Soak("connection cut", unit: "cuts", short: 200, long: 10_000) { count, verdict in
        let seed = verdict.seed
        let (history, bytes) = try await ServerUnderTest.with { underTest in
            try await LineCuts(underTest, seed: seed).run(count: count)
        }
        verdict.count("bytes to the server", bytes.toServer)
        verdict.count("bytes to the client", bytes.toClient)
        verdict.judge(history)
    }
}
