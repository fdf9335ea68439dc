import EventSourcing
import EventStore
import Foundation
import Lessons
import UseCases

/// A file of observations as a field office might send it.
struct CSVFile {
    private let url = FileManager.default.temporaryDirectory.appending(path: "rows-\(UUID().uuidString).csv")
    private let rows: Int

    init(rows: Int) throws {
        self.rows = rows
        guard let file = fopen(url.path, "w") else { throw BenchmarkFailure("\(url.path) can't be written") }
        defer { fclose(file) }
        fputs("aggregate,externalId,title,observation,discussion,kind,occurred,factors,severity,rating\n", file)
        for row in 1...rows {
            fputs(
                """
                observation,\(row),"Relay \(row), without power","The relay between two bases had no power for six hours.",\
                "The battery had been lent to a convoy, and nobody wrote down when it would be back at its place.",gap,\
                2019-03-\(row % 19 + 10),logistics_and_resources;communication_and_information_flow,high,B2\n
                """,
                file
            )
        }
    }

    func remove() {
        try? FileManager.default.removeItem(at: url)
    }

    /// Checks all rows and writes them.
    func bring(into store: EventStore) async throws {
        let file = ImportFile(path: url.path, mapping: .plain, defaults: ImportDefaults(source: "Field office"))
        let person = PersonID(source: "bench", externalID: "officer")
        guard let now = Instant(microsecondsSince1970: Int64(Date().timeIntervalSince1970 * 1_000_000)) else { return }
        let context = CommandContext(id: UUID(), actor: person, authentication: .import, time: now)
        let importer = Importer(store, files: [file], context: context)
        let check = try await importer.check { row in throw BenchmarkFailure("line \(row.line): \(row.fault)") }
        let outcome = try await importer.write(check)
        guard outcome.recorded == rows else { throw BenchmarkFailure("\(outcome.recorded) of \(rows) rows") }
    }
}
