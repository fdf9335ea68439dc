package import EventSourcing
package import EventStore
import Foundation
package import Lessons
package import Postgres

/// Answers questions from the read models, as of now or any position before. The pool's login is the organisation's
/// reader.
package struct ReadSide: Sendable {
    /// A question waits this long at most for what it reads to come to a position.
    package static let longestWait = Duration.seconds(2)

    let pool: Pool
    let schema: String
    /// nil sees everything.
    private(set) var sight: Sight?

    /// Whoever holds the reader's credentials sees everything: what others may is `seen(by:at:)`.
    package init(_ pool: Pool, organisation: OrganisationName) {
        (self.pool, schema) = (pool, organisation.readSchema)
    }

    /// The connections on which it reads, at this moment.
    package var connections: PoolStatistics { pool.statistics }

    /// What is visible in the read models' database at this moment, as `Pool.snapshot` has it.
    ///
    /// - Throws: `PostgresError`.
    package func snapshot() async throws -> String { try await pool.snapshot() }

    /// The read models as somebody may see them at an instant, by which grants are told to have ended: what they may not
    /// read is neither listed nor counted.
    package func seen(by authority: Authority, at instant: Instant) -> ReadSide {
        var side = self
        side.sight =
            switch authority {
            case .unlimited: nil
            case .granted(let holding): Sight(holding: holding, instant: instant)
            }
        return side
    }

    /// How things stand at a point in time; nil is now.
    ///
    /// - Throws: `ReadError.beyondHead` for a position that the log doesn't have yet; `PostgresError`.
    package func asOf(
        _ point: PointInTime?,
        in store: EventStore,
        knownBy: Instant? = nil,
        now: Instant
    ) async throws -> AsOf {
        switch point {
        case nil:
            let position = try await position()
            return AsOf(position: position, clock: now, isNow: true, knownBy: knownBy)
        case .time(_, let instant)?:
            let position = try await store.position(at: instant)
            return AsOf(position: position, clock: min(instant, now), isNow: false, knownBy: knownBy)
        case .position(let position)?:
            let head = try await store.head().position
            guard position <= head else { throw ReadError.beyondHead(position, head: head) }
            let event = position == 0 ? nil : try await store.read(after: position - 1, limit: 1).events.first
            return AsOf(position: position, clock: event?.recordedAt ?? now, isNow: false, knownBy: knownBy)
        }
    }

    /// Where the one that is farthest behind stands.
    package func position(of projections: [String] = ReadModels.all.map(\.name)) async throws -> Position {
        try await pool.withSession { session in
            try session.query(
                """
                SELECT coalesce(min(position), 0) FROM \(identifier: schema).checkpoints
                WHERE generation = 'live' AND projection = ANY (\(projections))
                """
            ).first?.decode(0) ?? 0
        }
    }

    /// Returns when the projections stand at a position at least, at once where they do.
    ///
    /// - Throws: `ProjectionError.timedOut`; `PostgresError`.
    package func wait(
        for position: Position,
        of projections: [String] = ReadModels.all.map(\.name),
        timeout: Duration = longestWait
    ) async throws {
        let deadline = ContinuousClock.now + timeout
        var pause = Duration.milliseconds(1)
        while true {
            let reached = try await self.position(of: projections)
            if reached >= position { return }
            guard ContinuousClock.now < deadline else {
                throw ProjectionError.timedOut(waitingFor: position, at: reached)
            }
            try await Task.sleep(for: pause)
            pause = min(pause * 2, .milliseconds(50))
        }
    }

    func table(_ name: String) -> SQL { "\(identifier: schema).\(identifier: name)" }
}

extension SQL {
    /// The rows that hold as of a position: the one predicate, now and then. `created` bounds what a walk looks at.
    static func valid(_ alias: SQL, _ asOf: AsOf) -> SQL {
        """
        \(sql: alias).created <= \(asOf.position) AND \(sql: alias).valid_from <= \(asOf.position)
            AND \(asOf.position) < \(sql: alias).valid_to
        """
    }

    static func joined(_ conditions: [SQL], by separator: String = " AND ") -> SQL {
        guard let first = conditions.first else { return "true" }
        return conditions.dropFirst().reduce(first) { "\(sql: $0)\(unsafe: separator)\(sql: $1)" }
    }
}
