package import EventSourcing
package import EventStore
import Postgres

/// How a projection stands.
package struct ProjectionStatus: Sendable {
    package let name: String
    package let version: Int32
    package let position: Position
    /// How many events of the log it has yet to see.
    package let lag: Int64
    /// How old, in seconds, the first event is that it has yet to see; 0 where there is none.
    package let lagSeconds: Double
    /// When it last took events; nil where it never did.
    package let lastAdvance: Instant?
    /// How far the one has come that is being built beside it; nil where none is.
    package let building: Position?
    /// The streams that it can't take further.
    package let parked: [ParkedStream]
}

extension ReadSide {
    /// How all projections stand, in their order.
    ///
    /// - Throws: `PostgresError`; `ReadError`.
    package func status(of store: EventStore, now: Instant) async throws -> [ProjectionStatus] {
        let head = try await store.head().position
        let (checkpoints, parked) = try await pool.withSession { session in
            (try Checkpoint.all(in: schema, session), try ParkedStream.all(in: schema, session))
        }
        var statuses: [ProjectionStatus] = []
        for model in ReadModels.all {
            let own = checkpoints.filter { $0.projection == model.name }
            let live = own.first { $0.generation == .live }
            let position = live?.position ?? 0
            let next = position < head ? try await store.read(after: position, limit: 1).events.first : nil
            let age = next.map { Double(now.microsecondsSince1970 - $0.recordedAt.microsecondsSince1970) / 1e6 } ?? 0
            statuses.append(
                ProjectionStatus(
                    name: model.name,
                    version: live?.version ?? model.version,
                    position: position,
                    lag: max(0, head - position),
                    lagSeconds: max(0, age),
                    lastAdvance: live?.advancedAt,
                    building: own.first { $0.generation == .next }?.position,
                    parked: parked.filter { $0.projection == model.name && $0.generation == .live }
                )
            )
        }
        return statuses
    }
}
