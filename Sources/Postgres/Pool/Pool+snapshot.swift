extension Pool {
    /// What is visible in the database at this moment, as PostgreSQL writes it: while it is the same, no transaction that
    /// changes anything has ended, here or in the server's other databases.
    ///
    /// - Throws: `PostgresError`.
    package func snapshot() async throws -> String {
        try await withSession { session in
            try session.query("SELECT pg_current_snapshot()::text").first?.decode(0) ?? ""
        }
    }
}
