import EventSourcing
import EventStore
import Postgres

extension Soak {
    /// Eight clients on one stream, undisturbed: is what they saw one order that all of them could have seen?
    package static let linearizability = Soak(
        "108 eight clients on one stream",
        unit: "operations",
        short: 3_000,
        long: 1_000_000
    ) { count, verdict in
        try await ServerUnderTest.with { underTest in
            try await disturb(underTest, streams: 1, &verdict) { traffic, _ in
                // An operation is two moments; what the followers note only makes it shorter.
                try await traffic.progress(by: 2 * count)
            }
        }
    }

    /// Backends of appenders, readers and followers are terminated at random.
    package static let backends = Soak(
        "109 backends terminated",
        unit: "kills",
        short: 60,
        long: 20_000
    ) { count, verdict in
        try await ServerUnderTest.with { underTest in
            try await disturb(underTest, &verdict) { traffic, random in
                for _ in 0..<count {
                    try await traffic.progress(by: Int.random(in: 5...60, using: &random))
                    try await underTest.terminateOneBackend()
                }
            }
        }
    }

    /// The server is stopped at once (`-m immediate`) and started again.
    package static let immediateStops = Soak(
        "110 immediate stops",
        unit: "stops",
        short: 5,
        long: 500
    ) { count, verdict in
        try await ServerUnderTest.with { underTest in
            try await disturb(underTest, &verdict) { traffic, random in
                for _ in 0..<count {
                    try await traffic.progress(by: Int.random(in: 100...400, using: &random))
                    try await underTest.server.restart(.immediate)
                    try await traffic.answersAgain()
                }
            }
        }
    }

    /// All the server's processes are killed (-9) and it is started again.
    package static let postgresKilled = Soak(
        "PostgreSQL killed",
        unit: "kills",
        short: 10,
        long: 1_000
    ) { count, verdict in
        try await ServerUnderTest.with { underTest in
            try await disturb(underTest, &verdict) { traffic, random in
                for _ in 0..<count {
                    try await traffic.progress(by: Int.random(in: 100...400, using: &random))
                    try await underTest.server.kill9()
                    try await underTest.server.start()
                    try await traffic.answersAgain()
                }
            }
        }
    }

    /// Traffic of eight clients and two followers while `disturbance` goes on.
    static func disturb(
        _ underTest: ServerUnderTest,
        streams: Int = 6,
        _ verdict: inout FaultVerdict,
        _ disturbance: (Traffic, inout SeededGenerator) async throws -> Void
    ) async throws {
        let seed = verdict.seed
        let history = try await underTest.withStores(2) { stores in
            let traffic = try Traffic(stores: stores, streams: RequestGenerator.streams(streams), seed: seed)
            var random = SeededGenerator(seed: seed)
            return try await traffic.run { try await disturbance(traffic, &random) }
        }
        verdict.judge(history)
    }
}

extension ServerUnderTest {
    /// Terminates a backend of the stores', any of them.
    fileprivate func terminateOneBackend() async throws {
        let writer = organisation.role(.writer)
        _ = try await superuser.withSession { session in
            try session.query(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE usename = \(writer) ORDER BY random() LIMIT 1
                """
            )
        }
    }
}
