import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import UseCases

/// CSV rows checked, made into events and committed, beside the store's import of the very same events, ready in memory.
struct ImportObservations: Measurement {
    private let rows = 100_000
    let rounds = 3

    func measure(on server: Server) async throws -> [Figure] {
        let file = try CSVFile(rows: rows)
        defer { file.remove() }
        let first = try await server.makeDatabase("observations")
        _ = try await rate(of: file, into: first)
        let ready = try await requests(in: first)
        var logs = 0
        func next() async throws -> BenchmarkDatabase {
            logs += 1
            return try await server.makeDatabase("observations_\(logs)")
        }
        let rates = try await alternating("import_observations") {
            let database = try await next()
            return try await database.withStore { store in
                try await rate(in: database) { _ = try await store.importRequests(ready.async) }
            }
        } ours: {
            try await rate(of: file, into: try await next())
        }
        return [
            Figure(
                name: "import_observations",
                value: rates.ours,
                unit: "rows/s",
                limit: rates.baseline,
                limitedBy: "the store's import of the same events, ready in memory",
                target: .atLeast(0.3),
                note: "\(rows) CSV rows, median of \(rounds)"
            )
        ]
    }

    private func rate(of file: CSVFile, into database: BenchmarkDatabase) async throws -> Double {
        try await database.withStore { store in
            try await rate(in: database) { try await file.bring(into: store) }
        }
    }

    private func rate(in database: BenchmarkDatabase, _ fill: () async throws -> Void) async throws -> Double {
        try await database.script("CHECKPOINT")
        let start = ContinuousClock.now
        try await fill()
        let seconds = (ContinuousClock.now - start).seconds
        let found = try await database.number("SELECT count(*) FROM debrief.events")
        guard found == rows else { throw BenchmarkFailure("\(found) of \(rows) rows were imported") }
        return Double(rows) / seconds
    }

    /// The log again, as requests.
    private func requests(in database: BenchmarkDatabase) async throws -> [AppendRequest] {
        try await database.withStore { store in
            var requests: [AppendRequest] = []
            for try await page in store.pages() {
                for event in page.events {
                    let data = try event.envelope().data
                    let authored = try AuthoredEvent(stream: event.stream, type: event.type, data: data)
                    requests.append(.sample([authored], expecting: [event.stream: .absent], arguments: data))
                }
            }
            return requests
        }
    }
}

/// What a process holds while it imports a million rows.
struct ImportObservationsMemory: Measurement {
    private let rows = 1_000_000

    func measure(on server: Server) async throws -> [Figure] {
        let file = try CSVFile(rows: rows)
        defer { file.remove() }
        let database = try await server.makeDatabase("observations_memory")
        try MemoryPeak.reset()
        try await database.withStore { store in try await file.bring(into: store) }
        return [
            Figure(
                name: "import_observations_memory",
                value: try MemoryPeak.megabytes(),
                unit: "MB, peak RSS",
                limit: 300,
                limitedBy: "what the importing process may hold",
                target: .atMost(1),
                note: "\(rows) CSV rows"
            )
        ]
    }
}
