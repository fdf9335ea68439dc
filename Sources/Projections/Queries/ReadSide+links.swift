package import EventSourcing
package import Lessons
import Postgres

extension ReadSide {
    /// What a thing points to, and what points to it.
    ///
    /// - Throws: `PostgresError`.
    package func links(of stream: StreamName, asOf: AsOf) async throws -> [Link] {
        try await pool.withSession { session in
            try session.query(
                """
                SELECT t.source, t.relation, t.target, t.item, true AS points, t.created, t.part
                FROM \(sql: table("links")) t WHERE t.source = \(stream.rawValue) AND \(sql: .valid("t", asOf))
                UNION ALL
                SELECT t.source, t.relation, t.target, t.item, false, t.created, t.part
                FROM \(sql: table("links")) t WHERE t.target = \(stream.rawValue) AND \(sql: .valid("t", asOf))
                ORDER BY points DESC, created, part
                """
            ).compactMap { row in
                guard let relation = Relation(rawValue: try row.decode(1)) else { return nil }
                return Link(
                    source: StreamName(stored: try row.decode(0)),
                    relation: relation,
                    target: StreamName(stored: try row.decode(2)),
                    item: try row.decode(3, as: Int32?.self).map(Int.init)
                )
            }
        }
    }
}

/// That one thing points to another.
package struct Link: Sendable, Equatable {
    package let source: StreamName
    package let relation: Relation
    package let target: StreamName
    /// The number of the recommendation; nil where it is the whole thing.
    package let item: Int?
}
