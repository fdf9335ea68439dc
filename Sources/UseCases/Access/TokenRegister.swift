package import EventSourcing
package import EventStore
package import Foundation
package import Lessons
package import Postgres
import Synchronization

/// What a token may be used for.
package enum TokenScope: String, Codable, Sendable, CaseIterable {
    /// To ask.
    case read
    /// To give commands.
    case write
    /// Once, to get a token that reads and writes.
    case signIn = "sign_in"
}

/// A token as the register knows it: never the token itself.
package struct TokenEntry: Sendable, Equatable {
    package let id: UUID
    package let person: PersonID
    /// What it is for, in its owner's words.
    package let name: String
    package let scopes: Set<TokenScope>
    package let createdAt: Instant
    package let expiresAt: Instant
    package let revokedAt: Instant?
    /// To the minute; nil where it never was.
    package let usedAt: Instant?
    /// Where the stream of its person's access stands; nil where there is none, or it wasn't asked for.
    package fileprivate(set) var accessRevision: Revision?
    /// How many redactions there were, of whatever: one of them may have taken something out of that stream; 0 where it wasn't
    /// asked for.
    package fileprivate(set) var redactions: Int64 = 0
    /// What its person is called; nil for who was forgotten, or where it wasn't asked for.
    package fileprivate(set) var personName: String?

    package func isValid(at instant: Instant) -> Bool { revokedAt == nil && instant < expiresAt }

    fileprivate func isToBeNoted(at instant: Instant) -> Bool {
        let isNoted = usedAt.map { instant.microsecondsSince1970 - $0.microsecondsSince1970 < 60_000_000 }
        return isValid(at: instant) && isNoted != true
    }
}

/// What keeps the register of tokens from doing what it was asked.
package enum TokenError: Error, Sendable, Equatable {
    /// Tokens live for 1 to 90 days.
    case days(Int)
    /// A name is there, and has at most 200 bytes.
    case name
    /// It names no scope.
    case scopes
    /// The same was made before under this id.
    case madeBefore(UUID)
    /// No token that is in force has this id.
    case unknown
}

extension TokenError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .days(let days): "a token lives for 1 to \(TokenRegister.longestDays) days, not \(days)"
        case .name: "a token has a name of at most 200 bytes"
        case .scopes: "a token has a scope: read, write"
        case .madeBefore: "the token was made already, and shown once: revoke it and make another"
        case .unknown: "there is no such token in force"
        }
    }
}

/// The tokens that were given out. A token itself is shown once, to whoever asked for it.
package final class TokenRegister: Sendable {
    package static let longestDays = 90

    private let pool: Pool
    private let schema: String
    private let source: @Sendable () throws -> Pepper
    private let known = Mutex<Pepper?>(nil)
    private let entries: Gathering<[UInt8], TokenEntry>

    /// The pool's login is the organisation's writer; the pepper is asked for when a token is made or looked up.
    package init(_ pool: Pool, organisation: OrganisationName, pepper: @escaping @Sendable () throws -> Pepper) {
        let schema = organisation.rawValue
        (self.pool, self.schema, source) = (pool, schema, pepper)
        entries = Gathering { digests in
            try await pool.withSession { session in try Self.entries(of: digests, schema, in: session) }
        }
    }

    private func pepper() throws -> Pepper {
        try known.withLock { known in
            let pepper = try known ?? source()
            known = pepper
            return pepper
        }
    }

    /// Makes a token that is good for so many days. What is made under an id is made once, and shown to nobody again.
    ///
    /// - Throws: `TokenError.days`, `.name`, `.scopes`, `.madeBefore`; `AppendError.commandReused` where the id stands for
    ///   another; `PostgresError`.
    package func create(
        _ id: UUID = UUID(),
        for person: PersonID,
        named name: String,
        scopes: Set<TokenScope>,
        days: Int
    ) async throws -> (entry: TokenEntry, token: AccessToken) {
        guard (1...Self.longestDays).contains(days) else { throw TokenError.days(days) }
        guard !name.isEmpty, name.utf8.count <= 200, !name.utf8.contains(0) else { throw TokenError.name }
        guard !scopes.isEmpty else { throw TokenError.scopes }
        let token = AccessToken.generate()
        let digest = token.digest(under: try pepper())
        let entry = try await pool.withSession { [schema] session in
            try session.query(
                """
                INSERT INTO \(identifier: schema).tokens AS t (id, person, name, digest, scopes, expires_at)
                VALUES (\(id), \(person.uuid), \(name), \(digest),
                    \(scopes.map(\.rawValue).sorted()), now() + make_interval(hours => \(Int32(days) * 24)))
                ON CONFLICT (id) DO NOTHING RETURNING \(sql: Self.columns)
                """
            ).first.map { try TokenEntry($0) }
        }
        if let entry { return (entry, token) }
        let before = try await all(of: person).first { $0.id == id }
        guard before?.name == name, before?.scopes == scopes else { throw AppendError.commandReused(id) }
        throw TokenError.madeBefore(id)
    }

    /// The token that this is, whatever has become of it; nil where there is none. Its use is noted, once a minute. Those
    /// who ask at the same time are told by one query.
    ///
    /// - Throws: `PostgresError`.
    package func entry(of token: AccessToken) async throws -> TokenEntry? {
        try await entries.find(token.digest(under: try pepper()))
    }

    private static func entries(
        of digests: Set<[UInt8]>,
        _ schema: String,
        in session: borrowing Session
    ) throws -> [[UInt8]: TokenEntry] {
        let rows = try session.query(
            """
            SELECT \(sql: columns), s.revision, p.name, t.digest, (SELECT count(*) FROM \(identifier: schema).redactions)
            FROM \(identifier: schema).tokens t
            LEFT JOIN \(identifier: schema).streams s ON s.stream = 'access/' || t.person
            LEFT JOIN \(identifier: schema).people p ON p.id = t.person
            WHERE t.digest = ANY (\(Array(digests)))
            """
        )
        var entries: [[UInt8]: TokenEntry] = [:]
        for row in rows {
            var entry = try TokenEntry(row)
            entry.accessRevision = try row.decode(8, as: Int32?.self).map { Revision($0) }
            entry.personName = try row.decode(9)
            entry.redactions = try row.decode(11)
            entries[try row.decode(10)] = entry
        }
        try note(entries.values.filter { $0.isToBeNoted(at: .now) }.map(\.id), schema, in: session)
        return entries
    }

    private static func note(_ used: [UUID], _ schema: String, in session: borrowing Session) throws {
        guard !used.isEmpty else { return }
        try session.execute(
            "UPDATE \(identifier: schema).tokens SET used_at = clock_timestamp() WHERE id = ANY (\(used))"
        )
    }

    /// The tokens of a person, or of all, the newest first.
    ///
    /// - Throws: `PostgresError`.
    package func all(of person: PersonID? = nil) async throws -> [TokenEntry] {
        let condition: SQL = person.map { "t.person = \($0.uuid)" } ?? "true"
        return try await pool.withSession { [schema] session in
            try session.query(
                """
                SELECT \(sql: Self.columns) FROM \(identifier: schema).tokens t
                WHERE \(sql: condition) ORDER BY t.created_at DESC, t.id
                """
            ).map { try TokenEntry($0) }
        }
    }

    /// Takes a token out of force, at once and for good; of a person alone where one is named.
    ///
    /// - Throws: `TokenError.unknown`; `PostgresError`.
    @discardableResult
    package func revoke(_ id: UUID, of person: PersonID? = nil) async throws -> TokenEntry {
        let condition: SQL = person.map { "t.person = \($0.uuid)" } ?? "true"
        let revoked = try await pool.withSession { [schema] session in
            try session.query(
                """
                UPDATE \(identifier: schema).tokens t SET revoked_at = clock_timestamp()
                WHERE t.id = \(id) AND t.revoked_at IS NULL AND t.expires_at > now() AND \(sql: condition)
                RETURNING \(sql: Self.columns)
                """
            ).first.map { try TokenEntry($0) }
        }
        guard let revoked else { throw TokenError.unknown }
        return revoked
    }

    fileprivate static let columns: SQL =
        "t.id, t.person, t.name, t.scopes, t.created_at, t.expires_at, t.revoked_at, t.used_at"
}

extension TokenEntry {
    fileprivate init(_ row: Row) throws {
        id = try row.decode(0)
        person = PersonID(uuid: try row.decode(1))
        name = try row.decode(2)
        scopes = Set(try row.decode(3, as: [String].self).compactMap(TokenScope.init(rawValue:)))
        guard let created = try row.instant(4), let expires = try row.instant(5) else { throw TokenError.unknown }
        (createdAt, expiresAt) = (created, expires)
        (revokedAt, usedAt) = (try row.instant(6), try row.instant(7))
    }
}
