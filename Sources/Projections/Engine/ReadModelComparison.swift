import EventSourcing
import Postgres

/// A row of a read model that isn't what the log gives.
package struct ReadModelDifference: Sendable, Equatable {
    package let table: String
    /// What tells the row apart.
    package let key: String
    package let detail: String
}

/// Holds what is read against what was built beside it from the log, as of the same position.
struct ReadModelComparison {
    /// So many rows of a table are named at most.
    private static let named: Int64 = 100

    let schema: String
    let position: Position

    func differences(of table: ReadTable, _ session: borrowing Session) throws -> [ReadModelDifference] {
        let key = table.isCounters ? ["scope", "valid_from"] : ["created", "part", "valid_from"]
        let columns = table.copied.filter { !key.contains($0) }
        let (live, next) = (side(.live, table), side(.next, table))
        let sameKey = key.map { "l.\($0) = d.\($0)" }.joined(separator: " AND ")
        let differing = columns.map { "l.\($0)::text IS DISTINCT FROM d.\($0)::text" }
        let whens = zip(columns, differing).map { "WHEN \($1) THEN '\($0) differs'" }.joined(separator: " ")
        let name = key.map { "coalesce(l.\($0), d.\($0))::text" }.joined(separator: " || '/' || ")
        let missing = "l.valid_from IS NULL", extra = "d.valid_from IS NULL"
        return try session.query(
            """
            SELECT \(unsafe: name),
                CASE WHEN \(unsafe: missing) THEN 'it is missing' WHEN \(unsafe: extra) THEN 'the log gives no such row'
                    \(unsafe: whens) END
            FROM (\(sql: live)) l FULL JOIN (\(sql: next)) d ON \(unsafe: sameKey)
            WHERE \(unsafe: ([missing, extra] + differing).joined(separator: " OR ")) ORDER BY 1 LIMIT \(Self.named)
            """
        ).map { row in
            ReadModelDifference(table: table.name, key: try row.decode(0), detail: try row.decode(1))
        }
    }

    /// The rows as they were at the position: what ended a version later isn't known yet.
    private func side(_ generation: Generation, _ table: ReadTable) -> SQL {
        let columns = table.copied.map { column in
            column == "valid_to"
                ? "CASE WHEN valid_to > \(position) THEN \(ReadTable.open) ELSE valid_to END AS valid_to" : column
        }
        return """
            SELECT \(unsafe: columns.joined(separator: ", "))
            FROM \(identifier: schema).\(identifier: generation.name(of: table.name)) WHERE valid_from <= \(position)
            """
    }
}
