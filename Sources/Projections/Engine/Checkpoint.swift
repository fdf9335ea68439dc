package import EventSourcing
import EventStore
import Postgres

/// How far a projection has come.
struct Checkpoint: Sendable {
    let projection: String
    let generation: Generation
    let version: Int32
    let position: Position
    let recordedAt: Instant?
    /// When it was last moved.
    let advancedAt: Instant?
    /// Seconds since then, by the database's clock.
    let idle: Double

    static func all(in schema: String, _ session: borrowing Session) throws -> [Checkpoint] {
        try session.query(
            """
            SELECT projection, generation, version, position, recorded_at, advanced_at,
                extract(epoch FROM clock_timestamp() - advanced_at)::float8
            FROM \(identifier: schema).checkpoints
            """
        ).map { row in
            Checkpoint(
                projection: try row.decode(0),
                generation: Generation(rawValue: try row.decode(1)) ?? .live,
                version: try row.decode(2),
                position: try row.decode(3),
                recordedAt: try row.instant(4),
                advancedAt: try row.instant(5),
                idle: try row.decode(6)
            )
        }
    }
}

/// A stream that a projection can't take further.
package struct ParkedStream: Sendable {
    package let projection: String
    let generation: Generation
    package let stream: StreamName
    /// The event that it is stuck at.
    package let position: Position
    package let error: String
    /// How often it was tried.
    package let attempts: Int
    package let parkedAt: Instant

    static func all(in schema: String, _ session: borrowing Session) throws -> [ParkedStream] {
        try session.query(
            """
            SELECT projection, generation, stream, position, error, attempts, parked_at
            FROM \(identifier: schema).parked ORDER BY position, projection
            """
        ).compactMap { row in
            guard let parkedAt = try row.instant(6) else { return nil }
            return ParkedStream(
                projection: try row.decode(0),
                generation: Generation(rawValue: try row.decode(1)) ?? .live,
                stream: StreamName(stored: try row.decode(2)),
                position: try row.decode(3),
                error: try row.decode(4),
                attempts: Int(try row.decode(5, as: Int32.self)),
                parkedAt: parkedAt
            )
        }
    }
}
