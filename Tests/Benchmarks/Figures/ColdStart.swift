import EventSourcing
import EventStore
import Foundation
import Lessons
import Postgres
import Subprocess
import TestSupport
import UseCases

/// One command from nothing to its answer, beside psql's smallest.
struct ColdStart: Measurement {
    private let turns = 20

    func measure(on server: Server) async throws -> [Figure] {
        let database = try await server.makeDatabase("cold")
        let file = try CSVFile(rows: 1)
        defer { file.remove() }
        try await database.withStore { store in try await file.bring(into: store) }
        let times = try await alternating("cli_cold") {
            try await time { try await psql(database) }
        } ours: {
            try await time { try await show(database) }
        }
        return [
            Figure(
                name: "cli_cold",
                value: times.ours,
                unit: "ms",
                limit: times.baseline,
                limitedBy: "psql -c 'select 1'",
                target: .atMost(3),
                note: "debrief observation show O-1, median of \(rounds) × \(turns)"
            )
        ]
    }

    /// The median of some turns, in milliseconds.
    private func time(_ turn: () async throws -> Void) async throws -> Double {
        var times: [Double] = []
        for _ in 0..<turns {
            let start = ContinuousClock.now
            try await turn()
            times.append((ContinuousClock.now - start).seconds * 1_000)
        }
        return times.median
    }

    private func psql(_ database: BenchmarkDatabase) async throws {
        try await database.server.runDiscardingOutput(
            "psql",
            ["--no-psqlrc", "--command", "select 1"],
            on: database.superuser
        )
    }

    /// The program that `deploy/bench` built and put on the path.
    private func show(_ database: BenchmarkDatabase) async throws {
        var environment = database.superuser.environment
        environment["DEBRIEF_DATABASE_URL"] = "postgresql://"
        let result = try await Subprocess.run(
            .name("debrief"),
            arguments: ["observation", "show", "O-1"],
            environment: .inherit.updating(environment),
            output: .discarded,
            error: .string(limit: 1 << 16)
        )
        guard result.terminationStatus.isSuccess else { throw BenchmarkFailure("debrief: \(result.standardError)") }
    }
}
