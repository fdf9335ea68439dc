import EventSourcing
import Lessons
import Postgres

extension ReadSide {
    /// How many things of a register meet the conditions, by the values of what they can be told apart by.
    ///
    /// Of observations, where no state is asked for, those that stand (submitted, verified, returned) are counted. Where
    /// nothing else is asked but the mission, one factor, the kind and the sensitivity, they are summed from the cells of
    /// the matrix, whatever their number; anything else is counted thing by thing.
    ///
    /// - Throws: `PostgresError`.
    package func facets(
        _ register: Register,
        where filter: ListFilter = ListFilter(),
        asOf: AsOf
    ) async throws -> [Facet] {
        var filter = filter
        if register == .observations, filter.states.isEmpty {
            if let cells = filter.cells, let sensitivities = summable(asOf) {
                return try await summed(cells.filter { sensitivities.contains($0.sensitivity) }, filter, asOf)
            }
            filter.takeStanding()
        }
        let dimensions = [
            "state", "kind", "severity", "sensitivity", "acceptance", "implementation", "category", "track",
        ]
        .filter(register.has)
        let conditions = filter.conditions(on: register, asOf: asOf, in: self)
        let sets = SQL.joined(dimensions.map { "(t.\(identifier: $0))" } + ["()"], by: ", ")
        let texts = SQL.joined(dimensions.map { "t.\(identifier: $0)::text" }, by: ", ")
        let grouping: SQL = dimensions.isEmpty ? "" : ", \(sql: texts)"
        return try await pool.withSession { session in
            let rows = try session.query(
                """
                SELECT count(*)\(sql: grouping) FROM \(sql: table(register.rawValue)) t
                WHERE \(sql: .joined(conditions)) GROUP BY GROUPING SETS (\(sql: sets)) ORDER BY 1 DESC
                """
            )
            var facets: [Facet] = []
            for row in rows {
                let count = try row.decode(0, as: Int64.self)
                for (index, dimension) in dimensions.enumerated() {
                    guard let value = try row.decode(index + 1, as: String?.self) else { continue }
                    facets.append(Facet(name: dimension, value: Self.word(value, for: dimension), count: count))
                }
            }
            for column in ["missions", "factors", "consequences"] where register.has(column) {
                facets += try session.query(
                    """
                    SELECT v.value, count(*) FROM \(sql: table(register.rawValue)) t, unnest(t.\(identifier: column)) v(value)
                    WHERE \(sql: .joined(conditions)) GROUP BY 1 ORDER BY 2 DESC, 1
                    """
                ).map { Facet(name: column, value: try $0.decode(0), count: try $0.decode(1)) }
            }
            return facets
        }
    }

    private static func word(_ value: String, for dimension: String) -> String {
        switch dimension {
        case "severity": Int(value).flatMap(Severity.init(level:))?.rawValue ?? value
        case "sensitivity": Int(value).flatMap(Sensitivity.init(level:))?.rawValue ?? value
        default: value
        }
    }

    private func summed(_ cells: [MatrixCell], _ filter: ListFilter, _ asOf: AsOf) async throws -> [Facet] {
        let counts = try await counts(of: filter.missions.first, asOf)
        func sum(_ scope: String, where isWanted: (MatrixCell) -> Bool) -> Int64 {
            guard let counts = counts[scope] else { return 0 }
            return cells.filter(isWanted).reduce(0) { $0 + Int64(counts[Int($1.index)]) }
        }
        func total(where isWanted: (MatrixCell) -> Bool) -> Int64 {
            counts.keys.reduce(0) { total, scope in
                total + (scope == MatrixCell.again ? -1 : 1) * sum(scope, where: isWanted)
            }
        }
        // Where one factor is asked for, its cells have each observation once; the first have them else.
        let factor = filter.factors.first
        let facets =
            counts.keys.filter { $0 != "" && $0 != MatrixCell.again }.sorted().map { mission in
                Facet(name: "missions", value: mission, count: sum(mission) { $0.factor == factor })
            }
            + (factor.map { [$0] } ?? Factor.allCases).map { factor in
                Facet(name: "factors", value: factor.rawValue, count: total { $0.factor == factor })
            }
            + ObservationKind.allCases.map { kind in
                Facet(name: "kind", value: kind.rawValue, count: total { $0.factor == factor && $0.kind == kind })
            }
            + Sensitivity.allCases.map { sensitivity in
                Facet(
                    name: "sensitivity",
                    value: sensitivity.rawValue,
                    count: total { $0.factor == factor && $0.sensitivity == sensitivity }
                )
            }
        return facets.filter { $0.count > 0 }
    }

    /// The counts of a mission, or of all there are, of no mission, and of those that are counted again.
    private func counts(of mission: String?, _ asOf: AsOf) async throws -> [String: [Int32]] {
        let scopes: SQL = mission.map { "SELECT \($0)" } ?? matrixScopes
        return try await pool.withSession { session in
            try session.query(counts(of: scopes, asOf)).reduce(into: [:]) { counts, row in
                counts[try row.decode(0)] = try row.decode(1)
            }
        }
    }
}

extension ListFilter {
    /// The cells that have what is asked for; nil where anything is asked that they don't tell.
    fileprivate var cells: [MatrixCell]? {
        guard missions.count <= 1, factors.count <= 1 else { return nil }
        var told = ListFilter()
        (told.missions, told.factors, told.kinds, told.sensitivities) = (missions, factors, kinds, sensitivities)
        guard self == told else { return nil }
        return MatrixCell.all.filter { cell in
            (kinds.isEmpty || kinds.contains(cell.kind.rawValue))
                && (sensitivities.isEmpty || sensitivities.contains(cell.sensitivity))
        }
    }
}

/// How many things have a value.
package struct Facet: Sendable, Codable, Equatable {
    /// `state`, `factors`.
    package let name: String
    package let value: String
    package let count: Int64
}
