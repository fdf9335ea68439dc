import EventSourcing
import EventStore
package import Lessons
import Postgres

extension ReadSide {
    /// Factors by missions: how many observations that stand (submitted, verified or returned) tell of failures, and how
    /// many of what worked. No missions are all that there are.
    ///
    /// - Throws: `PostgresError`.
    package func matrix(missions: [String] = [], asOf: AsOf) async throws -> Matrix {
        let cells =
            if let sensitivities = summable(asOf) {
                try await summed(missions, sensitivities, asOf)
            } else {
                try await counted(missions, asOf)
            }
        return Matrix(asOf: asOf, missions: cells)
    }

    private func summed(
        _ missions: [String],
        _ sensitivities: Set<Sensitivity>,
        _ asOf: AsOf
    ) async throws -> [MatrixMission] {
        try await pool.withSession { session in
            let chosen = missions.isEmpty ? matrixScopes : "SELECT unnest(\(missions))"
            return try session.query(counts(of: chosen, asOf)).compactMap { row in
                let mission: String = try row.decode(0)
                guard mission != "", mission != MatrixCell.again else { return nil }
                let counts: [Int32] = try row.decode(1)
                return MatrixMission(mission: mission) { cell in
                    sensitivities.contains(cell.sensitivity) ? Int(counts[Int(cell.index)]) : 0
                }
            }
        }
    }

    /// All scopes that the matrix ever had, one step along its key each.
    var matrixScopes: SQL {
        """
        WITH RECURSIVE scopes(scope) AS (
            (SELECT x.scope FROM \(sql: table("matrix")) x ORDER BY x.scope LIMIT 1)
            UNION ALL
            SELECT (SELECT x.scope FROM \(sql: table("matrix")) x WHERE x.scope > s.scope ORDER BY x.scope LIMIT 1)
            FROM scopes s WHERE s.scope IS NOT NULL
        ) SELECT scope FROM scopes WHERE scope IS NOT NULL
        """
    }

    /// The counts that held in these scopes.
    func counts(of scopes: SQL, _ asOf: AsOf) -> SQL {
        """
        SELECT s.scope, c.counts FROM (\(sql: scopes)) s(scope) CROSS JOIN LATERAL (
            SELECT x.counts FROM \(sql: table("matrix")) x
            WHERE x.scope = s.scope AND x.valid_from <= \(asOf.position) ORDER BY x.valid_from DESC LIMIT 1
        ) c ORDER BY s.scope
        """
    }

    /// What has no cells of its own is counted: what the sources claim, and what one person may see.
    private func counted(_ missions: [String], _ asOf: AsOf) async throws -> [MatrixMission] {
        var filter = ListFilter()
        filter.takeStanding()
        let conditions = filter.conditions(on: .observations, asOf: asOf, in: self)
        let chosen: SQL = missions.isEmpty ? "true" : "m.mission = ANY (\(missions))"
        return try await pool.withSession { session in
            let rows = try session.query(
                """
                SELECT m.mission, f.factor, t.kind, t.sensitivity, count(*)
                FROM \(sql: table("observations")) t, unnest(t.missions) m(mission),
                    unnest(t.factors || ''::text) f(factor)
                WHERE \(sql: .joined(conditions)) AND \(sql: chosen) GROUP BY 1, 2, 3, 4 ORDER BY 1
                """
            )
            var counts: [String: [Int16: Int]] = [:]
            for row in rows {
                let factor: String = try row.decode(1)
                guard let kind = ObservationKind(rawValue: try row.decode(2)),
                    let sensitivity = Sensitivity(level: Int(try row.decode(3, as: Int32.self)))
                else { continue }
                let cell = MatrixCell(factor: Factor(rawValue: factor), kind: kind, sensitivity: sensitivity)
                counts[try row.decode(0), default: [:]][cell.index] = Int(try row.decode(4, as: Int64.self))
            }
            return counts.sorted { $0.key < $1.key }.map { mission, cells in
                MatrixMission(mission: mission) { cells[$0.index] ?? 0 }
            }
        }
    }
}

/// The factors of missions.
package struct Matrix: Sendable {
    package let asOf: AsOf
    package let missions: [MatrixMission]
}

/// One mission's part of the matrix.
package struct MatrixMission: Sendable, Codable {
    package let mission: String
    /// Those with a count, in the order of the factors.
    package let cells: [MatrixCount]
    package let gaps: Int
    package let strengths: Int

    /// Sums over the sensitivities.
    fileprivate init(mission: String, count: (MatrixCell) -> Int) {
        self.mission = mission
        func sum(_ factor: Factor?, _ kind: ObservationKind) -> Int {
            Sensitivity.allCases.reduce(0) { sum, sensitivity in
                sum + count(MatrixCell(factor: factor, kind: kind, sensitivity: sensitivity))
            }
        }
        cells = Factor.allCases.compactMap { factor in
            let cell = MatrixCount(factor: factor, gaps: sum(factor, .gap), strengths: sum(factor, .strength))
            return cell.gaps + cell.strengths > 0 ? cell : nil
        }
        (gaps, strengths) = (sum(nil, .gap), sum(nil, .strength))
    }
}

/// How many observations of a mission name a factor.
package struct MatrixCount: Sendable, Codable, Equatable {
    package let factor: Factor
    package let gaps: Int
    package let strengths: Int
}
