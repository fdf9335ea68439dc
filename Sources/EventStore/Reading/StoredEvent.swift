package import EventSourcing
package import Postgres

/// An event as the database keeps it, with what every proof rests on. Nothing of it is believed yet: whoever audits the
/// log holds the columns against the record, and the digest and the leaf against what they compute themselves.
package struct StoredEvent: Sendable {
    package let event: RecordedEvent
    /// As they stand: 32 bytes each, where nobody changed them.
    package let digest: [UInt8]
    package let leaf: [UInt8]
}

extension EventStore {
    /// The rows of the log that stand behind a position, in order, with no check of any kind.
    ///
    /// - Throws: `ReadError.limit` for one below 1; `PostgresError`, of kind `.decoding` where a column has a value that
    ///   no event can have.
    package static func storedEvents(
        after: Position,
        limit: Int,
        of organisation: OrganisationName,
        from pool: Pool
    ) async throws -> [StoredEvent] {
        guard limit > 0 else { throw ReadError.limit(limit) }
        return try await pool.withSession { session in
            try session.query(
                """
                SELECT \(sql: RecordedEvent.columns), e.digest, e.leaf
                FROM \(identifier: organisation.rawValue).events e
                WHERE e.position > \(after) ORDER BY e.position LIMIT \(Int64(limit))
                """
            ).map { row in
                StoredEvent(
                    event: try RecordedEvent(row: row),
                    digest: try row.decode(9),
                    leaf: try row.decode(10)
                )
            }
        }
    }
}
