import Foundation
import Postgres

/// What pgbench measured of one statement.
struct PgbenchRun: Sendable {
    let transactionsPerSecond: Double
    /// Of each transaction, in microseconds, as pgbench's own log says.
    let latencies: [Double]

    /// Runs pgbench with prepared statements.
    static func run(
        _ script: String,
        variables: [String: String],
        clients: Int,
        seconds: Int,
        on database: BenchmarkDatabase
    ) async throws -> PgbenchRun {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pgbench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "script").path
        try script.write(toFile: file, atomically: false, encoding: .utf8)
        var arguments = ["--no-vacuum", "--protocol=prepared", "--file=\(file)"]
        arguments += ["--client=\(clients)", "--jobs=\(min(clients, 2))", "--time=\(seconds)"]
        arguments += ["--log", "--log-prefix=\(folder.appending(path: "log").path)"]
        arguments += variables.flatMap { ["--define", "\($0.key)=\($0.value)"] }
        let words = try await database.server.run("pgbench", arguments, on: database.superuser)
        return PgbenchRun(
            transactionsPerSecond: try rate(in: words),
            latencies: try latencies(in: folder)
        )
    }

    private static func rate(in words: String) throws -> Double {
        guard let match = words.firstMatch(of: /tps = ([0-9.]+)/), let rate = Double(match.1) else {
            throw BenchmarkFailure("pgbench gave no rate: \(words)")
        }
        return rate
    }

    /// Each line: client, transaction, microseconds, …
    private static func latencies(in folder: URL) throws -> [Double] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("log") }.flatMap {
            name in
            try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n").compactMap {
                Double($0.split(separator: " ")[2])
            }
        }
    }
}
