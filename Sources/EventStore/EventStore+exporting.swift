package import EventSourcing
import Postgres

extension EventStore {
    /// The log as JSON Lines, from behind a position on: each record as it is stored, and a `RedactedRecord` where it
    /// was taken away.
    ///
    /// - Returns: At most `limit` lines, in order; fewer at the end of the log.
    /// - Throws: `ReadError`: the limit is below 1, or positions are missing; `PostgresError`.
    package func lines(after: Position = 0, limit: Int = 1_000) async throws -> [String] {
        guard limit > 0 else { throw ReadError.limit(limit) }
        return try await pool.withSession { [schema] session in
            let rows = try session.query(
                """
                SELECT \(sql: RecordedEvent.columns), CASE WHEN e.record IS NULL THEN e.digest END
                FROM \(identifier: schema).events e WHERE e.position > \(after)
                ORDER BY e.position LIMIT \(Int64(limit))
                """
            )
            try ReadError.checkContiguity(of: try rows.map { try $0.decode(0) }, after: after)
            return try rows.map { row in
                let event = try RecordedEvent(row: row)
                if let record = event.record { return record }
                guard let digest = Digest(bytes: try row.decode(9, as: [UInt8].self)) else {
                    throw PostgresError(.decoding, "the digest at position \(event.position) is not 32 bytes")
                }
                return RedactedRecord(of: event, digest: digest).line
            }
        }
    }
}
