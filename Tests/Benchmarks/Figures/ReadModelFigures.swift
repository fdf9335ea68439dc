import EventSourcing
import EventStore
import LogGenerator
import Postgres
import Projections
import TestSupport

/// A million events in the read models: how fast they come there from the first event on, how soon a new one is seen, and
/// what questions cost beside those at ten thousand, and beside the same SQL by pgbench.
struct ReadModelFigures: Measurement {
    static let names =
        ["rebuild", "rebuild_memory", "lag_p50", "lag_p99"]
        + Question.all.flatMap { ["query_\($0.name)", "query_\($0.name)_sql"] } + ["query_as_of"]

    private let events = 1_000_000
    private let fewEvents = 10_000

    func measure(on server: Server) async throws -> [Figure] {
        let log = try await ProjectedLog.make("projected", events: events, on: server)
        let small = try await ProjectedLog.make("projected_small", events: fewEvents, on: server)
        try await small.withProjector { projector, _ in _ = try await projector.catchUp() }
        var figures = try await rebuild(log)
        for projected in [log, small] { try await projected.database.script("VACUUM (ANALYZE)") }
        figures += try await questions(log, small)
        return figures + (try await lag(of: log))
    }

    private func rebuild(_ log: ProjectedLog) async throws -> [Figure] {
        try await log.database.script("CHECKPOINT")
        try MemoryPeak.reset()
        let start = ContinuousClock.now
        try await log.withProjector { projector, _ in _ = try await projector.catchUp() }
        let rate = Double(events) / (ContinuousClock.now - start).seconds
        let memory = try MemoryPeak.megabytes()
        return [
            Figure(
                name: "rebuild",
                value: rate,
                unit: "events/s",
                limit: try await copyRate(of: log),
                limitedBy: "COPY of the rows they end with, same tables and indexes",
                target: .atLeast(0.4),
                note: "\(events) events, all projections from 0"
            ),
            Figure(
                name: "rebuild_memory",
                value: memory,
                unit: "MB, peak RSS",
                limit: 300,
                limitedBy: "what the projecting process may hold",
                target: .atMost(1),
                note: "\(events) events"
            ),
        ]
    }

    /// Events for a second, were their rows only copied.
    private func copyRate(of log: ProjectedLog) async throws -> Double {
        let folder = try await log.database.text("SELECT current_setting('data_directory')")
        let tables = ReadModels.all.flatMap(\.tables).map(\.name)
        var copies: [String] = []
        for table in tables {
            let columns = try await log.database.text(
                """
                SELECT string_agg(quote_ident(attname), ',' ORDER BY attnum) FROM pg_attribute
                WHERE attrelid = ('debrief$read.' || \(table))::regclass AND attnum > 0 AND attgenerated = ''
                """
            )
            let file = "'\(folder)/\(table).rows' (FORMAT binary)"
            try await log.database.script(
                """
                COPY debrief$read.\(table) (\(columns)) TO \(file);
                CREATE SCHEMA IF NOT EXISTS baseline;
                CREATE TABLE baseline.\(table) (LIKE debrief$read.\(table) INCLUDING ALL)
                """
            )
            copies.append("COPY baseline.\(table) (\(columns)) FROM \(file)")
        }
        try await log.database.script("CHECKPOINT")
        let start = ContinuousClock.now
        for copy in copies { try await log.database.script(copy) }
        let rate = Double(events) / (ContinuousClock.now - start).seconds
        try await log.database.script("DROP SCHEMA baseline CASCADE")
        return rate
    }

    private func questions(_ log: ProjectedLog, _ small: ProjectedLog) async throws -> [Figure] {
        var figures: [Figure] = []
        for question in Question.all {
            let few = try await question.latencies(in: small)
            let many = try await question.latencies(in: log)
            figures.append(
                Figure(
                    name: "query_\(question.name)",
                    value: many.percentile(99),
                    unit: "µs, p99",
                    limit: few.percentile(99),
                    limitedBy: "the same at \(fewEvents) events",
                    target: .atMost(question.growth),
                    note: "p50 \(many.median.short) beside \(few.median.short)"
                )
            )
            figures.append(
                Figure(
                    name: "query_\(question.name)_sql",
                    value: many.median,
                    unit: "µs, p50",
                    limit: try await question.pgbench(in: log).latencies.median,
                    limitedBy: "the same SQL by pgbench",
                    target: .atMost(3),
                    note: "\(events) events"
                )
            )
        }
        let list = Question.list
        let (now, then) = (try await list.latencies(in: log), try await list.latencies(in: log, isNow: false))
        figures.append(
            Figure(
                name: "query_as_of",
                value: then.median,
                unit: "µs, p50",
                limit: now.median,
                limitedBy: "the same list as of now",
                target: .atMost(3),
                note:
                    "the middle of \(events) events; p99 \(then.percentile(99).short) beside \(now.percentile(99).short)"
            )
        )
        return figures
    }

    /// From an append's answer to the moment at which a question sees it, at 1,000 events a second.
    private func lag(of log: ProjectedLog) async throws -> [Figure] {
        let lags = try await log.withProjector { projector, _ in
            let following = Task { try await projector.run() }
            defer { following.cancel() }
            return try await log.database.withStore { store in
                try await log.withReadSide { side, _ in
                    var lags: [[Double]] = []
                    for round in 1...rounds {
                        lags.append(try await Self.lags(of: store, side, round: round))
                        Progress.say("lag \(round)/\(rounds): p99 \(lags.last?.percentile(99).short ?? "") ms")
                    }
                    return lags
                }
            }
        }
        return zip(["lag_p50", "lag_p99"], [(50.0, 10.0), (99.0, 50.0)]).map { name, bound in
            Figure(
                name: name,
                value: lags.map { $0.percentile(bound.0) }.median,
                unit: "ms",
                limit: bound.1,
                limitedBy: "what people don't notice",
                target: .atMost(1),
                note: "from commit to visible at 1000 events/s, \(Self.followed) events, median of \(rounds)"
            )
        }
    }

    private static let followed = 5_000

    private static func lags(of store: EventStore, _ side: ReadSide, round: Int) async throws -> [Double] {
        // A projector that runs has the things at hand that are being worked on; these are all new to it.
        var generator = LogGenerator(seed: UInt64(99 + round), prefix: "NEW\(round)X")
        var waiting: [(position: Position, committed: ContinuousClock.Instant)] = []
        var lags: [Double] = []
        let begun = ContinuousClock.now
        var sent = 0
        while lags.count < followed {
            let due = Int((ContinuousClock.now - begun).seconds * 1_000)
            if sent < min(due, followed) {
                let requests = try (sent..<min(due, followed)).map { _ in try generator.next() }
                sent += requests.count
                let positions = try await withThrowingTaskGroup(of: Position.self) { group in
                    for request in requests {
                        group.addTask { try await store.append(request).positions?.upperBound ?? 0 }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                let now = ContinuousClock.now
                waiting += positions.map { ($0, now) }
            }
            let seen = try await side.position()
            let now = ContinuousClock.now
            lags += waiting.filter { $0.position <= seen }.map { (now - $0.committed).microseconds / 1_000 }
            waiting.removeAll { $0.position <= seen }
            try await Task.sleep(for: .milliseconds(1))
        }
        return lags
    }
}
