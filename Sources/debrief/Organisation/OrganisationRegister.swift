import EventStore
import FoundationEssentials
import Logging
import Postgres
import Schema

/// The organisations of one database, seen by a login that may make more.
struct OrganisationRegister {
    private let configuration: ConnectionConfiguration

    init(_ configuration: ConnectionConfiguration) {
        self.configuration = configuration
    }

    /// Every organisation, by name.
    func entries() async throws -> [OrganisationEntry] {
        try await Pool.asMigrator(configuration) { session in
            try names(session).map { name in
                let rows = try session.query("SELECT source FROM \(identifier: name).organisation")
                return OrganisationEntry(name: name, source: try rows.first?.decode(0) ?? "")
            }
        }
    }

    /// Asks the catalogue alone, which is open to any login.
    func contains(_ organisation: OrganisationName) async throws -> Bool {
        try await Pool.asMigrator(configuration) { session in try names(session) }.contains(organisation.rawValue)
    }

    /// What `migrate` would apply.
    func pending(_ organisation: OrganisationName) async throws -> [Migration] {
        try await migrator(organisation).pending()
    }

    /// Makes the organisation's schema, or brings it up to date. A new organisation is known by `source`, or by a
    /// random URN where none is named; it can't be changed, since every record bears it.
    ///
    /// - Returns: what was applied now.
    func migrate(_ organisation: OrganisationName, source: String?) async throws -> [Migration] {
        let known = try await entries().first { $0.name == organisation.rawValue }
        if let known, let source, source != known.source {
            throw Failure(
                .usage,
                "The source of \(known.name) is \(known.source), and every record bears it: leave --source out."
            )
        }
        let new = "urn:uuid:\(UUID().uuidString.lowercased())"
        return try await Progress.show("migrating \(organisation)") {
            try await migrator(organisation).migrate(source: known?.source ?? source ?? new)
        }
    }

    /// Notes in these organisations that a backup of them ended now.
    func noteBackup(of organisations: [String]) async throws {
        try await Pool.asMigrator(configuration) { session in
            for name in organisations { try session.execute("INSERT INTO \(identifier: name).backups DEFAULT VALUES") }
        }
    }

    /// The tables of all read models, quoted and with their schemas: what the projectors made.
    func readModelTables() async throws -> [String] {
        try await Pool.asMigrator(configuration) { session in
            let schemas = try names(session).compactMap(OrganisationName.init).map(\.readSchema)
            return try session.query(
                """
                SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ANY (\(schemas)) AND c.relkind = 'r' AND c.relowner <> n.nspowner
                ORDER BY 1
                """
            ).map { try $0.decode(0) }
        }
    }

    private func migrator(_ organisation: OrganisationName) -> Migrator {
        Migrator(configuration: configuration, organisation: organisation, logger: .commandLine)
    }

    private func names(_ session: borrowing Session) throws -> [String] {
        try session.query(
            """
            SELECT n.nspname::text FROM pg_namespace n
            JOIN pg_roles r ON r.oid = n.nspowner AND r.rolname = n.nspname || '_owner'
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = 'organisation'
            ORDER BY n.nspname
            """
        ).map { try $0.decode(0) }
    }
}
