import EventSourcing
import EventStore
import Lessons
import Postgres
import Projections
import TestSupport

/// A question to the read models, and its SQL for pgbench.
struct Question: Sendable {
    private static let warming = 100
    private static let asked = 1_000

    let name: String
    /// How many times that at ten thousand events it may cost at a million.
    let growth: Double
    /// The texts that its statements bind, in their order, as SQL has them.
    private let texts: [String]
    private let ask: @Sendable (ReadSide, AsOf) async throws -> Void

    static let list = Question(name: "list", growth: 2, texts: ["'MISSION2'", "'verified'"]) { side, asOf in
        var filter = ListFilter()
        filter.missions = ["MISSION2"]
        filter.states = ["verified"]
        _ = try await side.list(.observations, where: filter, asOf: asOf)
    }

    static let all: [Question] = [
        Question(name: "show", growth: 2, texts: []) { side, asOf in
            guard try await side.show(.observations, "1000", asOf: asOf) != nil else {
                throw BenchmarkFailure("there is no O-1000")
            }
        },
        list,
        Question(name: "board", growth: 2, texts: ["'{m/MISSION2}'", "'MISSION2'"]) { side, asOf in
            _ = try await side.board(of: [.mission("MISSION2")], asOf: asOf)
        },
        Question(name: "matrix", growth: 2, texts: []) { side, asOf in
            _ = try await side.matrix(asOf: asOf)
        },
        // Ranking reads every hit, up to the newest 5,000: of a hundred times the texts, up to a hundred times as many.
        Question(name: "search", growth: 100, texts: ["'place7 patrol'", "'place7 patrol'"]) { side, asOf in
            _ = try await side.search("place7 patrol", asOf: asOf)
        },
    ]

    /// In microseconds, of one prepared client.
    func latencies(in log: ProjectedLog, isNow: Bool = true) async throws -> [Double] {
        try await log.withReadSide { side, now in
            let asOf = isNow ? now : AsOf(position: now.position / 2, clock: now.clock, isNow: false)
            var latencies: [Double] = []
            for round in 0..<(Self.warming + Self.asked) {
                let start = ContinuousClock.now
                try await ask(side, asOf)
                if round >= Self.warming { latencies.append((ContinuousClock.now - start).microseconds) }
            }
            return latencies
        }
    }

    /// The same statements, with the same values, by PostgreSQL's own client.
    func pgbench(in log: ProjectedLog, clients: Int = 1, seconds: Int = 5) async throws -> PgbenchRun {
        let script = try await Pool.with(log.database.configuration(.reader), logger: .silent) { pool in
            let side = ReadSide(pool, organisation: .standard)
            let asOf = AsOf(position: try await side.position(), clock: .sample(0), isNow: true)
            try await pool.withSession { session in try session.script("DEALLOCATE ALL") }
            try await ask(side, asOf)
            return try await pool.withSession { session in
                try session.query(
                    """
                    SELECT statement, parameter_types::text[] FROM pg_prepared_statements
                    WHERE statement LIKE '%debrief$read%' ORDER BY prepare_time
                    """
                ).map { (try $0.decode(0, as: String.self), try $0.decode(1, as: [String].self)) }
            }.reduce(into: (text: "", texts: texts[...])) { script, statement in
                script.text += bind(statement.0, statement.1, position: asOf.position, texts: &script.texts) + ";\n"
            }.text
        }
        return try await PgbenchRun.run(script, variables: [:], clients: clients, seconds: seconds, on: log.database)
    }

    /// With the values in the place of the parameters: what is not a text is the position, the clock or a limit.
    private func bind(_ statement: String, _ types: [String], position: Position, texts: inout ArraySlice<String>)
        -> String
    {
        var values: [String] = []
        for (index, type) in types.enumerated() {
            let isLimit =
                statement.hasSuffix("LIMIT $\(index + 1)") || statement.contains("LIMIT $\(index + 1)\n")
                || statement.contains("LIMIT $\(index + 1))")
            switch type {
            case "text", "text[]": values.append(texts.popFirst() ?? "''")
            case "bigint":
                values.append(isLimit ? "21" : statement.contains("t.number = $\(index + 1)") ? "1000" : "\(position)")
            case "timestamp with time zone": values.append("'2026-01-01'")
            default: values.append("0")
            }
        }
        var text = statement.split(whereSeparator: \.isNewline).joined(separator: " ")
        for (index, value) in values.enumerated().reversed() {
            text = text.replacing("$\(index + 1)", with: "\(value)::\(types[index])")
        }
        return text
    }
}
