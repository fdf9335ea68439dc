package import EventSourcing
import EventStore
import Postgres

extension ReadSide {
    /// What happened to a mission and its things, in the order in which it was in the world: 1 to 1,000, from behind the last
    /// of the page before.
    ///
    /// - Throws: `ListError.limit`; `PostgresError`.
    package func timeline(
        of mission: String,
        limit: Int = 100,
        after last: TimelinePlace? = nil,
        asOf: AsOf
    ) async throws -> [Happening] {
        guard (1...1_000).contains(limit) else { throw ListError.limit(limit) }
        var conditions: [SQL] = [.valid("t", asOf), "t.mission = \(mission)"] + seenByThing()
        if let last {
            conditions.append(
                "(t.occurred_from, t.valid_from) > (\(Timestamp(last.occurred)), \(last.position))"
            )
        }
        if let knownBy = asOf.knownBy { conditions.append("t.known_at <= \(Timestamp(knownBy))") }
        return try await pool.withSession { [conditions] session in
            try session.query(
                """
                SELECT t.valid_from, t.stream, t.number, t.type, t.title, t.occurred, t.occurred_from, t.recorded_at
                FROM \(sql: table("timeline")) t WHERE \(sql: .joined(conditions))
                ORDER BY t.occurred_from, t.valid_from LIMIT \(Int64(limit))
                """
            ).compactMap { row in
                guard let occurredFrom = try row.instant(6), let recordedAt = try row.instant(7) else { return nil }
                return Happening(
                    position: try row.decode(0),
                    stream: StreamName(stored: try row.decode(1)),
                    number: try row.decode(2),
                    type: try row.decode(3),
                    title: try row.decode(4),
                    occurred: try row.decode(5),
                    occurredFrom: occurredFrom,
                    recordedAt: recordedAt
                )
            }
        }
    }
}

/// Something that happened to a mission or one of its things.
package struct Happening: Sendable {
    package let position: Position
    package let stream: StreamName
    /// The thing's, in its category.
    package let number: Int64
    package let type: String
    package let title: String?
    /// When it was in the world, as it was given; nil for what happened when it was recorded.
    package let occurred: String?
    package let occurredFrom: Instant
    package let recordedAt: Instant

    package var place: TimelinePlace { TimelinePlace(occurred: occurredFrom, position: position) }
}

/// Behind which happening a timeline is read on: `1467936000000000/42`.
package struct TimelinePlace: Sendable, LosslessStringConvertible {
    let occurred: Instant
    let position: Position

    init(occurred: Instant, position: Position) {
        (self.occurred, self.position) = (occurred, position)
    }

    /// nil for what no page gave.
    package init?(_ description: String) {
        let parts = description.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let microseconds = Int64(parts[0]), let position = Position(parts[1]),
            let occurred = Instant(microsecondsSince1970: microseconds)
        else { return nil }
        self.init(occurred: occurred, position: position)
    }

    package var description: String { "\(occurred.microsecondsSince1970)/\(position)" }
}
