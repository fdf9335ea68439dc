import EventStore
import Foundation
import Postgres

/// A log's worth of requests into an empty log, from requests in memory to the last commit; the rows are counted.
struct ImportLog: Measurement {
    private let events = 500_000
    let rounds = 3

    func measure(on server: Server) async throws -> [Figure] {
        let database = try await server.makeDatabase("import")
        let rows = FileManager.default.temporaryDirectory.appending(path: "import-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: rows) }
        _ = try await rate(into: database)
        try await psql("\\copy (SELECT * FROM debrief.events ORDER BY position) TO '\(rows.path)'", on: database)
        try await Baseline(database: database).make()
        try MemoryPeak.reset()
        var logs = 0
        let rates = try await alternating("import") {
            try await copyRate(of: rows, into: database)
        } ours: {
            logs += 1
            return try await rate(into: try await server.makeDatabase("import_\(logs)"))
        }
        let bytes = try await database.averageRecordBytes()
        return [
            Figure(
                name: "import",
                value: rates.ours,
                unit: "events/s",
                limit: rates.baseline,
                limitedBy: "psql's COPY of the same rows into such a table",
                target: .atLeast(0.5),
                note: "\(events) records of \(bytes) B, median of \(rounds)"
            ),
            Figure(
                name: "import_memory",
                value: try MemoryPeak.megabytes(),
                unit: "MB, peak RSS",
                limit: 200,
                limitedBy: "what the importing process may hold",
                target: .atMost(1)
            ),
        ]
    }

    /// The table is empty each time, as the log is.
    private func copyRate(of rows: URL, into database: BenchmarkDatabase) async throws -> Double {
        try await database.script("TRUNCATE baseline.events")
        return try await rate(of: "baseline.events", in: database) {
            try await psql("\\copy baseline.events FROM '\(rows.path)'", on: database)
        }
    }

    private func rate(into database: BenchmarkDatabase) async throws -> Double {
        try await database.withStore { store in
            try await rate(of: "debrief.events", in: database) {
                _ = try await store.importRequests(ImportedNotes(count: events))
            }
        }
    }

    private func rate(
        of table: SQL,
        in database: BenchmarkDatabase,
        _ fill: () async throws -> Void
    ) async throws -> Double {
        // Neither side writes out the pages that the other left dirty.
        try await database.script("CHECKPOINT")
        let start = ContinuousClock.now
        try await fill()
        let seconds = (ContinuousClock.now - start).seconds
        let found = try await database.number("SELECT count(*) FROM \(sql: table)")
        guard found == events else { throw BenchmarkFailure("\(table.text) has \(found) of \(events) rows") }
        return Double(events) / seconds
    }

    private func psql(_ command: String, on database: BenchmarkDatabase) async throws {
        try await database.server.runDiscardingOutput(
            "psql",
            ["--no-psqlrc", "--quiet", "--command", command],
            on: database.superuser
        )
    }
}
