import EventSourcing
import EventStore
import Postgres

/// Why records are gone.
enum Redactions {
    /// Those of the positions for which no event in the log says why.
    static func unexplained(
        _ positions: [Position],
        in schema: String,
        _ session: borrowing Session
    ) throws -> [LogFault] {
        guard !positions.isEmpty else { return [] }
        let rows = try session.query(
            """
            SELECT r.position, \(sql: RecordedEvent.columns) FROM \(identifier: schema).redactions r
                JOIN \(identifier: schema).events e ON e.position = r.redacted_by
            WHERE r.position = ANY (\(positions)) AND e.type = 'event.redacted'
            """
        )
        let explained = try rows.compactMap { row -> Position? in
            let position: Position = try row.decode(0)
            let decision = try RecordedEvent(row: row, at: 1)
            return decision.redactionSubject == position ? position : nil
        }
        return Set(positions).subtracting(explained).sorted().map { position in
            .event(.unexplained, at: position, "its record is gone, and no event says that it was redacted")
        }
    }
}
