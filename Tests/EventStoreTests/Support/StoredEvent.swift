import Postgres

/// An event as its table keeps it, to the byte.
struct StoredEvent: Equatable {
    var position: Int64
    var columns: String
    var record: [UInt8]?
    var digest: [UInt8]
    var leaf: [UInt8]

    static func all(in session: borrowing Session) throws -> [StoredEvent] {
        try session.query(
            """
            SELECT position, ROW(recorded_at, stream, revision, type, mission, actor, command_id)::text,
                convert_to(record, 'UTF8'), digest, leaf
            FROM debrief.events ORDER BY position
            """
        ).map { row in
            StoredEvent(
                position: try row.decode(0),
                columns: try row.decode(1),
                record: try row.decode(2),
                digest: try row.decode(3),
                leaf: try row.decode(4)
            )
        }
    }
}
