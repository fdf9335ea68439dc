package import EventSourcing
import Postgres

/// That a log was restored, and from where: it says so for ever.
package struct LogOrigin: Sendable, Equatable {
    /// Where it comes from, in the words of who restored it.
    package let source: String
    /// Who restored it: an account of the machine where that was done.
    package let person: String
    package let restoredAt: Instant
}

extension EventStore {
    /// Where the log was restored from; nil for one that was recorded here.
    ///
    /// - Throws: `PostgresError`.
    package func origin() async throws -> LogOrigin? {
        try await pool.withSession { [schema] session in
            try session.query(
                """
                SELECT o.restored_from, o.restored_by, o.restored_at FROM \(identifier: schema).organisation o
                WHERE o.restored_at IS NOT NULL
                """
            ).first.map { row in
                LogOrigin(source: try row.decode(0), person: try row.decode(1), restoredAt: try row.decodeInstant(2))
            }
        }
    }
}
