package import Logging
package import Postgres
package import Schema

/// Brings an organisation's schema up to this program's version, as a login that may create roles and schemas.
package struct Migrator: Sendable {
    /// Rows of one partition of the log, where nobody says otherwise.
    package static let standardPartitionRows: Int64 = 10_000_000

    private let configuration: ConnectionConfiguration
    private let organisation: OrganisationName
    private let partitionRows: Int64
    private let migrations: [Migration]
    private let logger: Logger

    package init(
        configuration: ConnectionConfiguration,
        organisation: OrganisationName,
        logger: Logger,
        partitionRows: Int64 = standardPartitionRows,
        migrations: [Migration] = Migration.all
    ) {
        self.configuration = configuration
        self.organisation = organisation
        self.partitionRows = partitionRows
        self.migrations = migrations
        self.logger = logger
    }

    /// Applies what is pending, all or nothing; several servers may come at once, and the first does it.
    ///
    /// - Parameter source: The organisation's URI, which every record bears; kept from the first migration on.
    /// - Returns: What was applied now.
    /// - Throws: `SchemaError` for a schema of another debrief; `PostgresError`.
    @discardableResult
    package func migrate(source: String) async throws -> [Migration] {
        try await connected { pool in
            try await pool.transaction(timeout: .seconds(600)) { session in
                try lock(session)
                // The migrations are written for it, whatever the login has set.
                try session.execute("SET LOCAL standard_conforming_strings = on")
                let pending = try pending(in: session)
                if !pending.isEmpty {
                    try makeRoles(session)
                    try makeSchemas(session)
                }
                try makeExtensions(session)
                try session.execute("SET LOCAL ROLE \(identifier: organisation.role(.owner))")
                if !pending.isEmpty { try bringUp(by: pending, source: source, in: session) }
                try foldAccents(session)
                return pending
            }
        }
    }

    /// What `migrate` would apply.
    /// - Throws: as `migrate`.
    package func pending() async throws -> [Migration] {
        try await connected { pool in
            try await pool.transaction { session in
                try session.trustOnlyTheCatalogue()
                return try pending(in: session)
            }
        }
    }

    /// Makes the organisation's roles where they are missing, as `migrate` does first: what is restored wants its
    /// owner.
    /// - Throws: `PostgresError`.
    package func makeRoles() async throws {
        try await connected { pool in
            try await pool.transaction { session in
                try lock(session)
                try makeRoles(session)
            }
        }
    }

    private func connected<Outcome>(_ body: (Pool) async throws -> Outcome) async throws -> Outcome {
        try await Pool.with(configuration, logger: logger, body)
    }

    private var schema: SQL { "\(identifier: organisation.rawValue)" }

    /// Five servers that start at once wait here for the first. Not on the way of appends: whoever holds it for long
    /// keeps out migrations and nothing else.
    private func lock(_ session: borrowing Session) throws {
        try session.trustOnlyTheCatalogue()
        try session.execute("SET LOCAL lock_timeout = '120s'")
        try session.query("SELECT pg_advisory_xact_lock(hashtextextended('debrief migrate', 0))")
    }

    /// What stands in the schema's place must be ours: nothing of a stranger's is read or run.
    private func pending(in session: borrowing Session) throws -> [Migration] {
        let isOurs: Bool? = try session.query(
            """
            SELECT pg_get_userbyid(n.nspowner) = \(organisation.role(.owner))
                AND EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = n.oid AND c.relname = 'migrations')
            FROM pg_namespace n WHERE n.nspname = \(organisation.rawValue)
            """
        ).first?.decode(0)
        guard isOurs != false else { throw SchemaError.foreign(organisation.rawValue) }
        let readOwner: String? = try session.query(
            "SELECT pg_get_userbyid(nspowner)::text FROM pg_namespace WHERE nspname = \(organisation.readSchema)"
        ).first?.decode(0)
        guard readOwner == nil || readOwner == organisation.role(.owner) else {
            throw SchemaError.foreign(organisation.readSchema)
        }
        return try AppliedMigrations(of: organisation, in: session).pending(of: migrations)
    }

    /// Roles outlive a database and are shared by those of a cluster, so some may be there. They are used as they are:
    /// doctor names what they may do and should not.
    private func makeRoles(_ session: borrowing Session) throws {
        for role in Role.allCases {
            let name = organisation.role(role)
            // Whether a login may make roles is looked at before whether there is one of that name.
            let isThere = try session.query("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = \(name))").first?
                .decode(0, as: Bool.self)
            guard isThere != true else { continue }
            let statement: SQL = """
                DO $$ BEGIN
                    CREATE ROLE \(identifier: name) NOLOGIN;
                    ALTER ROLE \(identifier: name) SET statement_timeout = '5min';
                    ALTER ROLE \(identifier: name) SET idle_in_transaction_session_timeout = '5min';
                EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
                END $$
                """
            try session.execute(statement)
        }
        // From PostgreSQL 16 on, who makes a role is its member, and can't do as it does.
        let isOwner = try session.query("SELECT pg_has_role(\(organisation.role(.owner)), 'USAGE')").first?.decode(
            0,
            as: Bool.self
        )
        if isOwner != true { try session.execute("GRANT \(identifier: organisation.role(.owner)) TO CURRENT_USER") }
    }

    /// Search wants these. Where the server doesn't have them or this login may not make them, doctor says so; the log
    /// does without.
    private func makeExtensions(_ session: borrowing Session) throws {
        for name in ["unaccent", "pg_trgm", "btree_gin"] {
            let isThere = try session.query("SELECT EXISTS (SELECT FROM pg_extension WHERE extname = \(name))").first?
                .decode(0, as: Bool.self)
            guard isThere != true else { continue }
            try session.script(
                """
                DO $$ BEGIN
                    CREATE SCHEMA IF NOT EXISTS extensions;
                    GRANT USAGE ON SCHEMA extensions TO PUBLIC;
                    CREATE EXTENSION IF NOT EXISTS \(name) WITH SCHEMA extensions;
                EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
                    RAISE NOTICE 'the extension \(name) could not be made: %', SQLERRM;
                END $$
                """
            )
        }
    }

    private func makeSchemas(_ session: borrowing Session) throws {
        let owner = organisation.role(.owner)
        for name in [organisation.rawValue, organisation.readSchema] {
            try session.execute("CREATE SCHEMA IF NOT EXISTS \(identifier: name) AUTHORIZATION \(identifier: owner)")
        }
    }

    private func bringUp(by pending: [Migration], source: String, in session: borrowing Session) throws {
        try makeMigrationsTable(session)
        for migration in pending { try apply(migration, in: session) }
        try session.execute(
            """
            INSERT INTO \(sql: schema).organisation (source, partition_rows) VALUES (\(source), \(partitionRows))
            ON CONFLICT (is_only_row) DO NOTHING
            """
        )
        try session.query("SELECT \(sql: schema).ensure_partitions()")
    }

    /// Looked at whenever somebody migrates, for the extension may have come after the migration that does the same. The words
    /// that were kept of texts are those of before: their read model is of no version any more, so it is built anew.
    private func foldAccents(_ session: borrowing Session) throws {
        let readSchema: SQL = "\(identifier: organisation.readSchema)"
        try session.script(
            """
            DO $$
            DECLARE
                language text;
            BEGIN
                FOR language IN SELECT c.cfgname FROM pg_ts_config c
                    WHERE c.cfgnamespace = '\(readSchema.text)'::regnamespace
                        AND EXISTS (SELECT FROM pg_extension
                            WHERE extname = 'unaccent' AND extnamespace = to_regnamespace('extensions'))
                        AND NOT EXISTS (SELECT FROM pg_ts_config_map m JOIN pg_ts_dict d ON d.oid = m.mapdict
                            WHERE m.mapcfg = c.oid AND d.dictname = 'unaccent')
                LOOP
                    EXECUTE format('ALTER TEXT SEARCH CONFIGURATION \(readSchema.text).%I
                        ALTER MAPPING FOR hword, hword_part, word WITH extensions.unaccent, %I', language, language || '_stem');
                    UPDATE \(readSchema.text).checkpoints SET version = 0 WHERE projection = 'texts' AND generation = 'live';
                END LOOP;
            END $$
            """
        )
    }

    private func makeMigrationsTable(_ session: borrowing Session) throws {
        try session.execute(
            """
            CREATE TABLE IF NOT EXISTS \(sql: schema).migrations (
                number integer PRIMARY KEY,
                name text NOT NULL,
                checksum bytea NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
            )
            """
        )
    }

    private func apply(_ migration: Migration, in session: borrowing Session) throws {
        let readSchema: SQL = "\(identifier: organisation.readSchema)"
        var text = migration.sql.replacing("{schema}", with: schema.text)
        text.replace("{read}", with: readSchema.text)
        for role in Role.allCases {
            let name: SQL = "\(identifier: organisation.role(role))"
            text.replace("{\(role.rawValue)}", with: name.text)
        }
        try session.script(text)
        try session.execute(
            """
            INSERT INTO \(sql: schema).migrations (number, name, checksum)
            VALUES (\(migration.number), \(migration.name), \(migration.checksum))
            """
        )
        logger.info(
            "applied migration \(migration.number) \(migration.name)",
            metadata: ["organisation": "\(organisation)"]
        )
    }
}
