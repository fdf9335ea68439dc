import Foundation
import Projections
import Subprocess

/// Requests to a server over 64 connections: commands beside rows that pgbench inserts, things beside a route that does
/// nothing, lists beside the same SQL, pages beside the answers that they show, and what the server's process holds meanwhile.
struct HTTPFigures: Measurement {
    static let names = [
        "http_post", "http_post_p99", "http_get", "http_list", "http_memory", "page_list", "page_thing",
    ]

    private let events = 1_000_000
    private let seconds = 5

    func measure(on server: Server) async throws -> [Figure] {
        let log = try await ProjectedLog.make("http", events: events, on: server)
        try await log.withProjector { projector, _ in _ = try await projector.catchUp() }
        try await log.database.script("VACUUM (ANALYZE)")
        let baseline = Baseline(database: log.database)
        try await baseline.make()
        let token = try await token(on: log.database)
        return try await serving(log.database) { address, process in
            func get(_ path: String, signedIn: Bool = true) async throws -> WrkRun {
                try await WrkRun.run(address + path, token: signedIn ? token : nil, seconds: seconds)
            }
            _ = try await get("/v1/lessons/L-1")
            let things = try await alternating("http_get") {
                try await get("/healthz", signedIn: false).requestsPerSecond
            } ours: {
                try await get("/v1/lessons/L-1").requestsPerSecond
            }
            let lists = try await alternating("http_list") {
                try await Question.list.pgbench(in: log, clients: WrkRun.connections, seconds: seconds)
                    .transactionsPerSecond
            } ours: {
                try await get("/v1/observations?mission=MISSION2&state=verified").requestsPerSecond
            }
            var (theirs, ours): ([Double], [Double]) = ([], [])
            let posts = try await alternating("http_post") {
                let run = try await baseline.insert(clients: WrkRun.connections, seconds: seconds)
                theirs.append(run.latencies.percentile(99) / 1_000)
                return run.transactionsPerSecond
            } ours: {
                let body = Self.observation
                let run = try await WrkRun.run(address + "/v1/observations", token: token, body: body, seconds: seconds)
                ours.append(run.p99)
                return run.requestsPerSecond
            }
            let list = "mission=MISSION2&severity=high"
            let pages = [
                try await page(
                    "page_list",
                    "/observations?\(list)",
                    of: [
                        "/v1/observations?\(list)&limit=50&standing=true", "/v1/observations/facets?\(list)",
                    ],
                    at: address,
                    token
                ),
                try await page(
                    "page_thing",
                    "/lessons/L-1",
                    of: [
                        "/v1/lessons/L-1", "/v1/things/L-1/history", "/v1/things/L-1/links",
                    ],
                    at: address,
                    token
                ),
            ]
            return pages + [
                Figure(
                    name: "http_post",
                    value: posts.ours,
                    unit: "requests/s",
                    limit: posts.baseline,
                    limitedBy: "pgbench -c 64, one such row a transaction",
                    target: .atLeast(0.4)
                ),
                Figure(
                    name: "http_post_p99",
                    value: ours.median,
                    unit: "ms",
                    limit: theirs.median,
                    limitedBy: "pgbench's p99",
                    target: .atMost(3)
                ),
                Figure(
                    name: "http_get",
                    value: things.ours,
                    unit: "requests/s",
                    limit: things.baseline,
                    limitedBy: "GET /healthz of the same server",
                    target: .atLeast(0.3),
                    note: "GET /v1/lessons/L-1, \(events) events"
                ),
                Figure(
                    name: "http_list",
                    value: lists.ours,
                    unit: "requests/s",
                    limit: lists.baseline,
                    limitedBy: "the same SQL by pgbench -c 64",
                    target: .atLeast(0.5),
                    note: "20 observations of a mission and a state, \(events) events"
                ),
                Figure(
                    name: "http_memory",
                    value: try Self.residentMegabytes(of: process),
                    unit: "MB, RSS",
                    limit: 150,
                    limitedBy: "what the server may hold",
                    target: .atMost(1),
                    note: "after all of these"
                ),
            ]
        }
    }

    /// How long a page takes, beside the answers with the same in them, one after the other.
    private func page(
        _ name: String,
        _ path: String,
        of questions: [String],
        at address: String,
        _ token: String
    ) async throws -> Figure {
        var (theirs, ours): ([Double], [Double]) = ([], [])
        for _ in 0..<3 {
            var sum = 0.0
            for question in questions {
                sum += try await WrkRun.run(address + question, token: token, seconds: seconds).p99
            }
            theirs.append(sum)
            ours.append(try await WrkRun.run(address + path, cookie: token, seconds: seconds).p99)
        }
        return Figure(
            name: name,
            value: ours.median,
            unit: "ms, p99",
            limit: theirs.median,
            limitedBy: "p99 of the same answers as JSON",
            target: .atMost(3),
            note: "GET \(path), \(events) events"
        )
    }

    private static let observation = """
        {"title":"The radio net failed","observation":"The radio net failed between Gao and Ansongo for two days.",\
        "kind":"gap","occurred":"2016-07","attribution":{"mode":"sealed"},"language":"en","sensitivity":"unclassified"}
        """

    private func variables(_ database: BenchmarkDatabase) -> [String: String] {
        let own = database.superuser.environment.compactMap { name, value in value.map { (name.rawValue, $0) } }
        let ours = [
            "DEBRIEF_DATABASE_URL": "postgresql://", "DEBRIEF_DATA": NSTemporaryDirectory() + "http-figures",
        ]
        return Dictionary(uniqueKeysWithValues: own).merging(ours) { $1 }
    }

    private func debrief(_ arguments: [String], on database: BenchmarkDatabase) async throws -> String {
        let result = try await Subprocess.run(
            .name("debrief"),
            arguments: Arguments(arguments),
            environment: .inherit.updating(
                Dictionary(uniqueKeysWithValues: variables(database).map { (Environment.Key(stringLiteral: $0), $1) })
            ),
            output: .string(limit: 1 << 16),
            error: .string(limit: 1 << 16)
        )
        guard result.terminationStatus.isSuccess else {
            throw BenchmarkFailure("debrief \(arguments): \(result.standardError)")
        }
        return result.standardOutput
    }

    /// A manager's.
    private func token(on database: BenchmarkDatabase) async throws -> String {
        _ = try await debrief(["people", "add", "Bench"], on: database)
        _ = try await debrief(["access", "grant", "manager", "Bench"], on: database)
        let made = try await debrief(["token", "create", "bench", "--for", "Bench"], on: database)
        return made.split(separator: "\n").first.map(String.init) ?? ""
    }

    /// Runs `body` while `debrief serve` runs, with its address and process.
    private func serving<Outcome>(
        _ database: BenchmarkDatabase,
        _ body: (String, Int32) async throws -> Outcome
    ) async throws -> Outcome {
        let file = NSTemporaryDirectory() + "http-figures-address"
        _ = FileManager.default.createFile(atPath: file, contents: nil)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "exec debrief serve --port 0 --rate 1000000000 2>/dev/null"]
        process.environment = ProcessInfo.processInfo.environment.merging(variables(database)) { $1 }
        process.standardOutput = FileHandle(forWritingAtPath: file)
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        for _ in 0..<200 {
            try await Task.sleep(for: .milliseconds(50))
            let line = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
            if let address = line.firstMatch(of: /http:\/\/[0-9.:]+/) {
                return try await body(String(address.0), process.processIdentifier)
            }
        }
        throw BenchmarkFailure("debrief serve didn't start")
    }

    private static func residentMegabytes(of process: Int32) throws -> Double {
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        guard let match = status.firstMatch(of: /VmRSS:\s+([0-9]+)/), let kilobytes = Double(match.1) else {
            throw BenchmarkFailure("the server is gone")
        }
        return kilobytes / 1_024
    }
}
