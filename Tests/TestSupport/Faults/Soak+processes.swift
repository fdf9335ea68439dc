extension Soak {
    /// The appending process is killed (-9) at each of six points of an append, in turn.
    package static let processKilled = Soak("process killed", unit: "kills", short: 50, long: 5_000) { count, verdict in
        // A prepared transaction holds the failpoints' locks.
        try await ServerUnderTest.with(settings: ["max_prepared_transactions": "1"]) { underTest in
            try await Failpoint.prepare(underTest)
            let proxy = try Proxy(to: underTest.writer)
            defer { proxy.close() }
            var kills = ProcessKills(underTest, proxy, verdict)
            try await kills.run(kills: count)
            verdict = kills.verdict
        }
    }
}
