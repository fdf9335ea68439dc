extension Soak {
    /// The server's clock jumps, to both sides and back: recorded times never do.
    package static let clock = Soak(
        "clock",
        unit: "jumps there and back",
        short: 5,
        long: 200,
        obstacle: FakeClock.obstacle
    ) { count, verdict in
        try await FakeClock.with { clock in
            try await ServerUnderTest.with(environment: clock.environment) { underTest in
                try await underTest.withStores(1) { stores in
                    var jumps = try ClockJumps(clock, stores[0], verdict)
                    for _ in 0..<count { try await jumps.happen() }
                    verdict = try await jumps.judged()
                }
            }
        }
    }
}
