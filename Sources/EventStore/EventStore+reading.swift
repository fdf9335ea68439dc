package import EventSourcing
import Postgres

extension EventStore {
    /// A stream's events, from one revision through another, in either order; empty where there is no such stream.
    ///
    /// - Throws: `ReadError.limit` for one below 1; `PostgresError`.
    package func load(
        _ stream: StreamName,
        from: Revision = 0,
        through: Revision = .max,
        limit: Int = .max,
        order: ReadOrder = .forward
    ) async throws -> [RecordedEvent] {
        guard limit > 0 else { throw ReadError.limit(limit) }
        let first = Int32(clamping: from)
        let last = Int32(clamping: through)
        let direction: SQL = order == .forward ? "ASC" : "DESC"
        return try await pool.withSession { [schema] session in
            // The stream's bounds keep the search to the partitions that it lies in.
            try session.query(
                """
                SELECT \(sql: RecordedEvent.columns)
                FROM \(identifier: schema).streams t JOIN \(identifier: schema).events e
                    ON e.stream = t.stream AND e.position BETWEEN t.first_position AND t.last_position
                WHERE t.stream = \(stream.rawValue) AND e.revision BETWEEN \(first) AND \(last)
                ORDER BY e.revision \(sql: direction) LIMIT \(Int64(limit))
                """
            ).map { try RecordedEvent(row: $0) }
        }
    }

    /// All events of several streams, stream after stream.
    ///
    /// - Throws: `PostgresError`.
    package func load(_ streams: [StreamName]) async throws -> [RecordedEvent] {
        try await pool.withSession { [schema] session in
            try session.query(
                """
                SELECT \(sql: RecordedEvent.columns)
                FROM \(identifier: schema).streams t JOIN \(identifier: schema).events e
                    ON e.stream = t.stream AND e.position BETWEEN t.first_position AND t.last_position
                WHERE t.stream = ANY (\(streams.map(\.rawValue))) ORDER BY e.stream, e.revision
                """
            ).map { try RecordedEvent(row: $0) }
        }
    }

    /// Where a stream stands; nil where there is none.
    package func revision(of stream: StreamName) async throws -> Revision? {
        try await pool.withSession { [schema] session in
            let row = try session.query(
                "SELECT revision FROM \(identifier: schema).streams WHERE stream = \(stream.rawValue)"
            ).first
            return try row.map { Revision(try $0.decode(0, as: Int32.self)) }
        }
    }

    /// The events behind a position, at most `limit` of the log looked through.
    ///
    /// - Throws: `ReadError`: the limit is below 1, the log ends before the position, or, where nothing is filtered out,
    ///   positions are missing, which no sound log does; `PostgresError`.
    package func read(
        after: Position = 0,
        through: Position = .max,
        limit: Int = 1_000,
        where filter: EventFilter = .all
    ) async throws -> EventPage {
        guard limit > 0 else { throw ReadError.limit(limit) }
        let after = max(0, after)
        let last = min(through, after.addingReportingOverflow(Int64(limit)).overflow ? .max : after + Int64(limit))
        return try await pool.withSession { [self] session in
            filter == .all
                ? try page(after: after, through: last, in: session)
                : try page(after: after, through: last, where: filter, in: session)
        }
    }

    /// The events before a position, the last first, at most `limit` of the log looked through. The page's position is
    /// the lowest that was looked at: read on before it.
    ///
    /// - Throws: as `read`.
    package func readBackwards(
        before: Position = .max,
        limit: Int = 1_000,
        where filter: EventFilter = .all
    ) async throws -> EventPage {
        guard limit > 0 else { throw ReadError.limit(limit) }
        let head = try await head().position
        let before = max(1, before)
        let first = max(1, min(before, head + 1) - Int64(limit))
        let page = try await read(after: first - 1, through: min(before - 1, head), limit: limit, where: filter)
        return EventPage(events: page.events.reversed(), position: min(first, head + 1))
    }

    /// Where the log ends.
    package func head() async throws -> Head {
        try await pool.withSession { [schema] session in
            let row = try session.query(
                "SELECT position, recorded_at FROM \(identifier: schema).events ORDER BY position DESC LIMIT 1"
            ).first
            guard let row else { return Head(position: 0, recordedAt: nil) }
            return Head(position: try row.decode(0), recordedAt: try row.instant(1))
        }
    }

    /// The URI that the organisation's records bear.
    package func source() async throws -> String {
        try await pool.withSession { [schema] session in
            try session.query("SELECT source FROM \(identifier: schema).organisation").first?.decode(0) ?? ""
        }
    }

    /// The last position recorded at or before an instant; 0 where none is.
    package func position(at instant: Instant) async throws -> Position {
        try await pool.withSession { [schema] session in
            try session.query("SELECT \(identifier: schema).position_at(\(Timestamp(instant)))").first?.decode(0) ?? 0
        }
    }

    /// The log from a position to another, or to its end when the reader gets there; a page is fetched while the one
    /// before is used.
    package func pages(
        after: Position = 0,
        through: Position = .max,
        limit: Int = 1_000,
        where filter: EventFilter = .all
    ) -> EventPages {
        EventPages(store: self, after: after, through: through, limit: limit, filter: filter)
    }

    /// The log from a position on, and then what is appended, for as long as it is asked for. Reading on is what moves
    /// it: whoever is slow holds nothing up and misses nothing.
    package func follow(after: Position, limit: Int = 1_000, where filter: EventFilter = .all) -> Follower {
        Follower(store: self, after: after, limit: limit, filter: filter)
    }

    private func page(after: Position, through: Position, in session: borrowing Session) throws -> EventPage {
        let events = try session.query(
            """
            SELECT \(sql: RecordedEvent.columns) FROM \(identifier: schema).events e
            WHERE e.position > \(after) AND e.position <= \(through) ORDER BY e.position
            """
        ).map { try RecordedEvent(row: $0) }
        try ReadError.checkContiguity(of: events.map(\.position), after: after)
        if events.isEmpty, after < through { try checkEnd(after, in: session) }
        return EventPage(events: events, position: events.last?.position ?? after)
    }

    /// Nothing stands behind the position: the log ends there, unless it was appended to since.
    private func checkEnd(_ position: Position, in session: borrowing Session) throws {
        let row = try session.query(
            """
            SELECT coalesce((SELECT e.position FROM \(identifier: schema).events e ORDER BY e.position DESC LIMIT 1), 0),
                (SELECT e.position FROM \(identifier: schema).events e WHERE e.position > \(position)
                    ORDER BY e.position LIMIT 1)
            """
        ).first
        let head: Position = try row?.decode(0) ?? 0
        guard head >= position else { throw ReadError.beyondHead(position, head: head) }
        guard let next: Position = try row?.decode(1), next > position + 1 else { return }
        throw ReadError.gap(expected: position + 1, found: next)
    }

    /// How far was looked and what was found come of one statement, so of one snapshot.
    private func page(
        after: Position,
        through: Position,
        where filter: EventFilter,
        in session: borrowing Session
    ) throws -> EventPage {
        let types = filter.types.map { $0.sorted() }
        let missions = filter.missions.map { $0.sorted() }
        let rows = try session.query(
            """
            SELECT b.bound, \(sql: RecordedEvent.columns)
            FROM (SELECT least(\(through), coalesce((SELECT h.position FROM \(identifier: schema).events h
                ORDER BY h.position DESC LIMIT 1), 0)) AS bound) b
            LEFT JOIN LATERAL (SELECT * FROM \(identifier: schema).events f
                WHERE f.position > \(after) AND f.position <= b.bound
                    AND (\(types as [String]?) IS NULL OR f.type = ANY (\(types as [String]?)))
                    AND (\(missions as [String]?) IS NULL OR f.mission = ANY (\(missions as [String]?)))
            ) e ON true ORDER BY e.position
            """
        )
        let found = try rows.filter { try $0.decode(1, as: Int64?.self) != nil }
        let bound: Position = try rows.first?.decode(0) ?? after
        guard bound >= after || through <= after else { throw ReadError.beyondHead(after, head: bound) }
        return EventPage(events: try found.map { try RecordedEvent(row: $0, at: 1) }, position: max(after, bound))
    }
}
