package import EventStore
package import Lessons
package import Postgres

/// Who the ids are that events bear. Names are kept beside the log and never in it, so that a person can be forgotten.
package struct PeopleRegister: Sendable {
    /// Of a name, and of an address.
    package static let maximumBytes = 400

    private let pool: Pool
    private let schema: String

    /// The pool's login is the organisation's writer.
    package init(_ pool: Pool, organisation: OrganisationName) {
        self.pool = pool
        schema = organisation.rawValue
    }

    /// Adds a person. The same person again changes nothing.
    ///
    /// - Returns: Whether it was added now.
    /// - Throws: `PeopleError` for a name or an address that can't be, or an id that is another's; `PostgresError`.
    @discardableResult
    package func add(_ person: PersonEntry) async throws -> Bool {
        try Self.check(person)
        let (isNew, known) = try await pool.transaction { [schema] session in
            let added = try session.query(
                """
                INSERT INTO \(identifier: schema).people (id, name, address)
                VALUES (\(person.id.uuid), \(person.name), \(person.address)) ON CONFLICT (id) DO NOTHING RETURNING id
                """
            )
            return (!added.isEmpty, try Self.entries(where: "id = \(person.id.uuid)", schema, in: session).first)
        }
        guard known == person else { throw PeopleError.taken(person.id) }
        return isNew
    }

    /// - Throws: `PeopleError` for a name or an address that can't be.
    package static func check(_ person: PersonEntry) throws(PeopleError) {
        guard let name = person.name, isText(name) else { throw .name }
        if let address = person.address, !isText(address) { throw .address }
    }

    /// Everybody, by name; those who were forgotten come last.
    ///
    /// - Throws: `PostgresError`.
    package func all() async throws -> [PersonEntry] {
        try await pool.withSession { [schema] session in try Self.entries(where: "true", schema, in: session) }
    }

    /// Those of these people who are here and were not forgotten, by name.
    ///
    /// - Throws: `PostgresError`.
    package func people(_ ids: [PersonID]) async throws -> [PersonEntry] {
        guard !ids.isEmpty else { return [] }
        return try await pool.withSession { [schema] session in
            try Self.entries(where: "id = ANY (\(ids.map(\.uuid))) AND name IS NOT NULL", schema, in: session)
        }
    }

    /// The person with this id; nil where nobody has it.
    ///
    /// - Throws: `PostgresError`.
    package func person(_ id: PersonID) async throws -> PersonEntry? {
        try await pool.withSession { [schema] session in
            try Self.entries(where: "id = \(id.uuid)", schema, in: session).first
        }
    }

    /// - Throws: `PeopleError.unknown` where nobody has this id; `PostgresError`.
    package func require(_ id: PersonID) async throws {
        guard try await person(id) != nil else { throw PeopleError.unknown(id) }
    }

    /// Takes a person's name and address away, for good: the events keep an id that leads to nobody. Once is as often as
    /// twice.
    ///
    /// - Throws: `PeopleError.unknown`; `PostgresError`.
    package func forget(_ id: PersonID) async throws {
        let forgotten = try await pool.withSession { [schema] session in
            try session.query(
                """
                UPDATE \(identifier: schema).people
                SET name = NULL, address = NULL, forgotten_at = coalesce(forgotten_at, clock_timestamp())
                WHERE id = \(id.uuid) RETURNING id
                """
            ).count
        }
        guard forgotten > 0 else { throw PeopleError.unknown(id) }
    }

    private static func isText(_ text: String) -> Bool {
        text.contains { !$0.isWhitespace } && text.utf8.count <= maximumBytes && !text.utf8.contains(0)
    }

    private static func entries(
        where condition: SQL,
        _ schema: String,
        in session: borrowing Session
    ) throws -> [PersonEntry] {
        try session.query(
            """
            SELECT id, name, address FROM \(identifier: schema).people
            WHERE \(sql: condition) ORDER BY lower(name) NULLS LAST, id
            """
        ).map { row in
            PersonEntry(id: PersonID(uuid: try row.decode(0)), name: try row.decode(1), address: try row.decode(2))
        }
    }
}
