package import EventSourcing
package import EventStore
package import Foundation
package import Lessons
package import Postgres

/// The webhooks, and how far each was sent to.
package struct WebhookRegister: Sendable {
    /// So often a delivery is tried before it waits for somebody to look at it; the pauses between double up to an hour, so
    /// that is some thirteen hours.
    package static let maximumFailures = 20
    /// Each is a request for every event: somebody has so many at most.
    package static let maximumPerPerson = 20
    /// Whoever took a webhook to send to has it so long alone.
    private static let lease: Int32 = 60

    private let pool: Pool
    private let schema: String

    /// The pool's login is the organisation's writer.
    package init(_ pool: Pool, organisation: OrganisationName) {
        (self.pool, schema) = (pool, organisation.rawValue)
    }

    /// Subscribes to what is recorded behind a position. What is made under an id is made once: its secret is shown to
    /// nobody again.
    ///
    /// - Throws: `WebhookError.url`, `.host`, `.tooMany`, `.madeBefore`; `AppendError.commandReused` where the id stands for
    ///   another; `PostgresError`.
    package func create(
        _ id: UUID = UUID(),
        for person: PersonID,
        url: String,
        types: Set<String>,
        after position: Position,
        opensLoopback: Bool = false
    ) async throws -> Webhook {
        try Self.check(url, opensLoopback: opensLoopback)
        let made = try await several(
            """
            INSERT INTO \(identifier: schema).webhooks AS t (id, person, url, types, secret, position)
            SELECT \(id), \(person.uuid), \(url), \(types.sorted()), \([UInt8].random(32)), \(position)
            WHERE (SELECT count(*) FROM \(identifier: schema).webhooks o WHERE o.person = \(person.uuid))
                < \(Int64(Self.maximumPerPerson))
            ON CONFLICT (id) DO NOTHING RETURNING \(sql: Self.columns)
            """
        ).first
        if let made { return made }
        let own = try await all(of: person)
        let before = own.first { $0.id == id }
        if before == nil, own.count >= Self.maximumPerPerson { throw WebhookError.tooMany }
        guard before?.url == url, before?.types == types else { throw AppendError.commandReused(id) }
        throw WebhookError.madeBefore(id)
    }

    private static func check(_ text: String, opensLoopback: Bool) throws(WebhookError) {
        guard text.utf8.count <= 2_000, text.allSatisfy({ $0.isASCII && !$0.isWhitespace }),
            let url = URL(string: text),
            url.scheme == "https" || opensLoopback && url.scheme == "http", let host = url.host, !host.isEmpty,
            url.user == nil, url.password == nil
        else { throw .url }
        guard AddressPolicy.admits(host, opensLoopback: opensLoopback) else { throw .host }
    }

    /// The webhooks of a person, or of all, in the order in which they were made.
    ///
    /// - Throws: `PostgresError`.
    package func all(of person: PersonID? = nil) async throws -> [Webhook] {
        try await several(
            "SELECT \(sql: Self.columns) FROM \(identifier: schema).webhooks t WHERE \(sql: Self.whose(person)) ORDER BY t.created_at"
        )
    }

    /// - Throws: `WebhookError.unknown`; `PostgresError`.
    @discardableResult
    package func remove(_ id: UUID, of person: PersonID? = nil) async throws -> Webhook {
        try await one(
            """
            DELETE FROM \(identifier: schema).webhooks t WHERE t.id = \(id) AND \(sql: Self.whose(person))
            RETURNING \(sql: Self.columns)
            """
        )
    }

    /// Tries a parked one again, from where it stopped, or any at once.
    ///
    /// - Throws: `WebhookError.unknown`; `PostgresError`.
    package func retry(_ id: UUID, of person: PersonID? = nil) async throws -> Webhook {
        try await one(
            """
            UPDATE \(identifier: schema).webhooks t SET failures = 0, parked_at = NULL, due_at = clock_timestamp()
            WHERE t.id = \(id) AND \(sql: Self.whose(person)) RETURNING \(sql: Self.columns)
            """
        )
    }

    /// Takes the next one that is due and is behind a position: for a while nobody else gets it.
    ///
    /// - Throws: `PostgresError`.
    package func take(behind position: Position) async throws -> Webhook? {
        try await several(
            """
            UPDATE \(identifier: schema).webhooks t
            SET due_at = clock_timestamp() + make_interval(secs => \(Self.lease))
            WHERE t.id = (
                SELECT w.id FROM \(identifier: schema).webhooks w
                WHERE w.parked_at IS NULL AND w.due_at <= clock_timestamp() AND w.position < \(position)
                ORDER BY w.due_at LIMIT 1 FOR UPDATE SKIP LOCKED
            ) RETURNING \(sql: Self.columns)
            """
        ).first
    }

    /// Everything up to a position was sent. Nobody else gets it for a while longer, until the turn is over: then it may be
    /// taken again at once, after all others that are due.
    ///
    /// - Returns: whether it is still there.
    /// - Throws: `PostgresError`.
    @discardableResult
    package func sent(_ id: UUID, through position: Position, isTurnOver: Bool) async throws -> Bool {
        try await run(
            """
            UPDATE \(identifier: schema).webhooks SET position = greatest(position, \(position)), failures = 0,
                last_error = NULL, due_at = clock_timestamp() + make_interval(secs => \(isTurnOver ? 0 : Self.lease)) WHERE id = \(id)
            """
        ) > 0
    }

    /// Something did not arrive: it is tried again after a pause, and parked after so many.
    ///
    /// - Throws: `PostgresError`.
    package func failed(_ id: UUID, because fault: DeliveryFault) async throws {
        try await run(
            """
            UPDATE \(identifier: schema).webhooks SET failures = failures + 1, last_error = \(fault.description),
                due_at = clock_timestamp() + make_interval(secs => least(3600, power(2, least(failures, 12)))),
                parked_at = CASE WHEN failures + 1 >= \(Int32(Self.maximumFailures)) THEN clock_timestamp() END
            WHERE id = \(id)
            """
        )
    }

    private static func whose(_ person: PersonID?) -> SQL {
        person.map { "t.person = \($0.uuid)" } ?? "true"
    }

    private func one(_ statement: SQL) async throws -> Webhook {
        guard let webhook = try await several(statement).first else { throw WebhookError.unknown }
        return webhook
    }

    private func several(_ statement: SQL) async throws -> [Webhook] {
        try await pool.withSession { session in try session.query(statement).map { try Webhook($0) } }
    }

    /// - Returns: how many webhooks it was about.
    @discardableResult
    private func run(_ statement: SQL) async throws -> Int {
        try await pool.withSession { session in try session.execute(statement) }
    }

    fileprivate static let columns: SQL =
        "t.id, t.person, t.url, t.types, t.secret, t.created_at, t.position, t.failures, t.parked_at, t.last_error"
}

extension Webhook {
    fileprivate init(_ row: Row) throws {
        id = try row.decode(0)
        person = PersonID(uuid: try row.decode(1))
        url = try row.decode(2)
        types = Set(try row.decode(3, as: [String].self))
        secret = try row.decode(4)
        guard let created = try row.instant(5) else { throw WebhookError.unknown }
        createdAt = created
        position = try row.decode(6)
        failures = Int(try row.decode(7, as: Int32.self))
        parkedAt = try row.instant(8)
        lastError = try row.decode(9)
    }
}
