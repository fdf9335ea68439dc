package import EventSourcing
package import EventStore
package import Postgres
import Transparency

/// The published trees, their tiles, and how the signer stands. What is read here proves nothing before its signatures and
/// hashes were checked.
package struct TreeRegister: Sendable {
    private let pool: Pool
    private let schema: String

    /// The pool's login is the organisation's writer or signer; only the signer publishes.
    package init(_ pool: Pool, organisation: OrganisationName) {
        (self.pool, schema) = (pool, organisation.rawValue)
    }

    /// The newest tree; nil before the first.
    ///
    /// - Throws: `PostgresError`.
    package func newest() async throws -> SignedTree? {
        try await trees("ORDER BY t.size DESC LIMIT 1").first
    }

    /// The newest tree that a witness signed too.
    ///
    /// - Throws: `PostgresError`.
    package func newestWitnessed() async throws -> SignedTree? {
        try await trees("WHERE t.witnessed ORDER BY t.size DESC LIMIT 1").first
    }

    /// How far the log is signed, and how far witnessed; 0 where it isn't.
    ///
    /// - Throws: `PostgresError`.
    package func reach() async throws -> (signed: Position, witnessed: Position) {
        try await pool.withSession { [schema] session in
            let row = try session.query(
                """
                SELECT coalesce((SELECT t.size FROM \(identifier: schema).signed_trees t ORDER BY t.size DESC LIMIT 1), 0),
                    coalesce((SELECT t.size FROM \(identifier: schema).signed_trees t WHERE t.witnessed
                        ORDER BY t.size DESC LIMIT 1), 0)
                """
            ).first
            return (try row?.decode(0) ?? 0, try row?.decode(1) ?? 0)
        }
    }

    /// Trees larger than a size, in order.
    ///
    /// - Throws: `PostgresError`.
    package func trees(after size: Position, limit: Int) async throws -> [SignedTree] {
        try await trees("WHERE t.size > \(size) ORDER BY t.size LIMIT \(Int64(limit))")
    }

    private func trees(_ which: SQL) async throws -> [SignedTree] {
        try await pool.withSession { [schema] session in
            try session.query(
                """
                SELECT t.size, t.note, t.witnessed, t.signed_at FROM \(identifier: schema).signed_trees t \(sql: which)
                """
            ).map { row in
                SignedTree(
                    size: try row.decode(0),
                    note: try row.decode(1),
                    isWitnessed: try row.decode(2),
                    signedAt: try row.decodeInstant(3)
                )
            }
        }
    }

    /// How the signer stands; nil where none ever ran.
    ///
    /// - Throws: `PostgresError`.
    package func report() async throws -> SigningReport? {
        try await pool.withSession { [schema] session in
            let row = try session.query(
                """
                SELECT s.size, s.position, s.reason, s.owns_database, s.reported_at
                FROM \(identifier: schema).signing s
                """
            ).first
            return try row.map { row in
                let reason: String? = try row.decode(2)
                let position: Position? = try row.decode(1)
                return SigningReport(
                    size: try row.decode(0),
                    refusal: reason.map { SigningReport.Refusal(at: position ?? 0, $0) },
                    ownsDatabase: try row.decode(3),
                    reportedAt: try row.decodeInstant(4)
                )
            }
        }
    }

    /// Whether whoever logs in here owns the log too, and could write it as they like.
    ///
    /// - Throws: `PostgresError`.
    package func isOwnersAccount() async throws -> Bool {
        try await pool.withSession { [schema] session in
            try session.query(
                """
                SELECT r.rolsuper OR pg_has_role(session_user, n.nspowner, 'MEMBER')
                FROM pg_roles r, pg_namespace n WHERE r.rolname = session_user AND n.nspname = \(schema)
                """
            ).first?.decode(0) ?? false
        }
    }

    /// The hashes of tiles as they are published, each as long as it is by now; a tile that isn't there is left out.
    ///
    /// - Throws: `PostgresError`.
    package func tiles(level: Int, places: Range<Int64>) async throws -> [Int64: [UInt8]] {
        try await pool.withSession { [schema] session in
            let rows = try session.query(
                """
                SELECT t.place, t.hashes FROM \(identifier: schema).tiles t
                WHERE t.level = \(Int16(level)) AND t.place >= \(places.lowerBound) AND t.place < \(places.upperBound)
                """
            )
            return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.decode(0), try $0.decode(1)) })
        }
    }

    /// The digests that stand in the log at these positions.
    ///
    /// - Throws: `PostgresError`.
    package func entries(at positions: [Position]) async throws -> [Position: Digest] {
        try await pool.withSession { [schema] session in
            let rows = try session.query(
                """
                SELECT e.position, e.digest FROM \(identifier: schema).events e WHERE e.position = ANY (\(positions))
                """
            )
            return Dictionary(
                uniqueKeysWithValues: try rows.compactMap { row in
                    try Digest(bytes: try row.decode(1, as: [UInt8].self)).map { digest in (try row.decode(0), digest) }
                }
            )
        }
    }

    /// Publishes a tree; the same again changes nothing.
    ///
    /// - Throws: `PostgresError`, with state DB012 where it doesn't continue what is published.
    package func publish(_ growth: TreeGrowth, from lastSize: Position, to size: Position, note: String) async throws {
        try await pool.transaction { [schema] session in
            _ = try session.query(
                """
                SELECT \(identifier: schema).publish_tree(\(lastSize), \(size), \(note), \(growth.levels),
                    \(growth.places), \(growth.offsets), \(growth.hashes))
                """
            )
        }
    }

    /// Publishes what witnesses added to a tree's note.
    ///
    /// - Throws: `PostgresError`.
    package func witness(_ size: Position, note: String) async throws {
        try await pool.transaction { [schema] session in
            _ = try session.query("SELECT \(identifier: schema).witness_tree(\(size), \(note))")
        }
    }

    /// Says how the signer stands.
    ///
    /// - Throws: `PostgresError`.
    package func report(size: Position, refusal: SigningReport.Refusal?, ownsDatabase: Bool) async throws {
        let status = refusal == nil ? "signing" : "refused"
        try await pool.transaction { [schema] session in
            _ = try session.query(
                """
                SELECT \(identifier: schema).report_signing(\(status), \(size), \(refusal?.position),
                    \(refusal?.reason), \(ownsDatabase))
                """
            )
        }
    }
}
