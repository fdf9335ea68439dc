package import Postgres

extension Session {
    /// Has no name be looked for outside PostgreSQL's own until the transaction ends: the owner and who may make roles
    /// must not run what somebody planted in a schema that he can write.
    borrowing func trustOnlyTheCatalogue() throws(PostgresError) {
        try execute("SET LOCAL search_path = pg_catalog, pg_temp")
    }
}

extension ConnectionConfiguration {
    /// The same from the first statement of each session on, until it says otherwise.
    package var trustingOnlyTheCatalogue: ConnectionConfiguration {
        adding(option: "-c search_path=pg_catalog,pg_temp")
    }

    /// With one more parameter that PostgreSQL is started with for this session.
    package func adding(option: String) -> ConnectionConfiguration {
        var configuration = self
        let options = parameters["options"].map { $0 + " " } ?? ""
        configuration.parameters["options"] = options + option
        return configuration
    }
}
