package import EventSourcing
import Postgres

/// How far the log was looked at for alerts. Losing it costs time alone: what was raised is passed over.
package struct WatchCheckpoint: Sendable {
    private let pool: Pool
    private let schema: String

    /// The pool's login is the organisation's writer.
    init(_ pool: Pool, schema: String) {
        (self.pool, self.schema) = (pool, schema)
    }

    /// 0 before the first time.
    ///
    /// - Throws: `PostgresError`.
    package func position() async throws -> Position {
        try await pool.withSession { [schema] session in
            try session.query("SELECT position FROM \(identifier: schema).alert_watch").first?.decode(0) ?? 0
        }
    }

    /// Never goes back: of two who look at the log at once, the slower one changes nothing.
    ///
    /// - Throws: `PostgresError`.
    package func advance(to position: Position) async throws {
        _ = try await pool.withSession { [schema] session in
            try session.execute(
                """
                INSERT INTO \(identifier: schema).alert_watch AS w (position) VALUES (\(position))
                ON CONFLICT (is_only_row) DO UPDATE SET position = greatest(w.position, excluded.position)
                """
            )
        }
    }
}

extension Ledger {
    /// How far its log was looked at for alerts.
    package var watchCheckpoint: WatchCheckpoint {
        WatchCheckpoint(states.snapshots.pool, schema: states.snapshots.schema)
    }
}
