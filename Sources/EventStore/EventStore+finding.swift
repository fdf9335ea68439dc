package import EventSourcing
import Postgres

extension EventStore {
    /// The stream that bears a number in its category: number 42 of `observation` is what people call O-42. nil where
    /// there is none.
    ///
    /// - Throws: `PostgresError`.
    package func stream(numbered number: Int64, in category: String) async throws -> StreamRevision? {
        try await streams(where: "category = \(category) AND number = \(number)", limit: 1).first
    }

    /// The streams whose names begin so, in order of their names; the prefix begins with a category and its slash.
    ///
    /// - Throws: `ReadError.limit` for one below 1; `PostgresError`.
    package func streams(startingWith prefix: String, limit: Int) async throws -> [StreamRevision] {
        guard limit > 0 else { throw ReadError.limit(limit) }
        // No name has U+10FFFF, so this is the end of all that begin with the prefix.
        return try await streams(where: "stream >= \(prefix) AND stream < \(prefix + "\u{10FFFF}")", limit: limit)
    }

    /// Those of the streams that there are, in order of their names.
    ///
    /// - Throws: `PostgresError`.
    package func streams(named names: [StreamName]) async throws -> [StreamRevision] {
        try await streams(where: "stream = ANY (\(names.map(\.rawValue)))", limit: .max)
    }

    /// The streams of a category behind a number, in order of their numbers.
    ///
    /// - Throws: `ReadError.limit` for one below 1; `PostgresError`.
    package func streams(in category: String, after number: Int64 = 0, limit: Int) async throws -> [StreamRevision] {
        guard limit > 0 else { throw ReadError.limit(limit) }
        return try await streams(
            where: "category = \(category) AND number > \(number)",
            orderedBy: "number",
            limit: limit
        )
    }

    /// The events at these positions, in order; those that the log hasn't come to are left out.
    ///
    /// - Throws: `PostgresError`.
    package func events(at positions: [Position]) async throws -> [RecordedEvent] {
        try await pool.withSession { [schema] session in
            try session.query(
                """
                SELECT \(sql: RecordedEvent.columns) FROM \(identifier: schema).events e
                WHERE e.position = ANY (\(positions)) ORDER BY e.position
                """
            ).map { try RecordedEvent(row: $0) }
        }
    }

    private func streams(
        where condition: SQL,
        orderedBy order: SQL = "stream",
        limit: Int
    ) async throws -> [StreamRevision] {
        try await pool.withSession { [schema] session in
            try session.query(
                """
                SELECT stream, number, revision FROM \(identifier: schema).streams
                WHERE \(sql: condition) ORDER BY \(sql: order) LIMIT \(Int64(limit))
                """
            ).map { row in
                StreamRevision(
                    stream: StreamName(stored: try row.decode(0)),
                    number: try row.decode(1),
                    revision: Revision(try row.decode(2, as: Int32.self))
                )
            }
        }
    }
}
