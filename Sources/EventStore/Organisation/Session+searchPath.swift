package import Postgres

extension Session {
    /// Has no name be looked for outside PostgreSQL's own until the transaction ends: the owner and who may make roles
    /// must not run what somebody planted in a schema that he can write.
    package borrowing func trustOnlyTheCatalogue() throws(PostgresError) {
        try execute("SET LOCAL search_path = pg_catalog, pg_temp")
    }
}
