import EventSourcing
package import Postgres

extension RecordedEvent {
    /// What `init(row:)` reads, in its order.
    package static let columns: SQL =
        "e.position, e.recorded_at, e.stream, e.revision, e.type, e.mission, e.actor, e.command_id, e.record"

    /// Reads `columns`, the first of which stands at `offset` in the row.
    package init(row: Row, at offset: Int = 0) throws(PostgresError) {
        self.init(
            position: try row.decode(offset),
            recordedAt: try row.decodeInstant(offset + 1),
            stream: StreamName(stored: try row.decode(offset + 2)),
            revision: Revision(try row.decode(offset + 3, as: Int32.self)),
            type: try row.decode(offset + 4),
            mission: try row.decode(offset + 5),
            actor: try row.decode(offset + 6),
            commandID: try row.decode(offset + 7),
            record: try row.decode(offset + 8)
        )
    }
}
