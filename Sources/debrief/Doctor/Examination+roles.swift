import EventStore
import Postgres

extension Examination {
    private static let logTables = ["commands", "events", "migrations", "organisation", "redactions", "streams"]
    private static let writerFunctions = [
        "answer", "append", "append_staged", "ensure_partitions", "position_at", "redact", "stage",
    ]

    private static let signerTables = ["signed_trees", "signing", "tiles"]
    private static let signerFunctions = ["publish_tree", "report_signing", "witness_tree"]

    /// Whether the role is there and may do what it should and nothing more.
    func role(_ role: Role, _ session: borrowing Session) throws -> Finding {
        let name = organisation.role(role)
        let known = try session.query("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = \(name))")
        guard try known.first?.decode(0) == true else {
            return .problem("role \(name)", "missing", remedy: "run debrief migrate --organisation \(organisation)")
        }
        let wrong = try attributes(of: role, session) + missing(role, session) + excess(role, session)
        guard !wrong.isEmpty else { return .ok("role \(name)", "may do what it should, no more") }
        return .problem(
            "role \(name)",
            "\(wrong.count) of its rights not as they should be",
            remedy: "have an administrator run " + wrong.joined(separator: "; ")
        )
    }

    private func attributes(of role: Role, _ session: borrowing Session) throws -> [String] {
        let name = organisation.role(role)
        let mustNotLogIn = role == .owner
        return try session.query(
            """
            SELECT format('ALTER ROLE %I %s', rolname, w.attribute) FROM pg_roles, LATERAL (VALUES
                (rolsuper, 'NOSUPERUSER'), (rolcreaterole, 'NOCREATEROLE'), (rolcreatedb, 'NOCREATEDB'),
                (rolbypassrls, 'NOBYPASSRLS'), (rolreplication, 'NOREPLICATION'), (rolcanlogin AND \(mustNotLogIn), 'NOLOGIN')
            ) AS w(has, attribute) WHERE rolname = \(name) AND w.has
            """
        ).map { try $0.decode(0) }
    }

    private func missing(_ role: Role, _ session: borrowing Session) throws -> [String] {
        let (tables, functions): ([String], [String]) =
            switch role {
            case .reader, .guest: ([], [])
            case .owner, .projector: (Self.logTables, [])
            case .writer: (Self.logTables + Self.signerTables, Self.writerFunctions)
            case .signer: (Self.logTables + Self.signerTables, Self.signerFunctions)
            }
        let name = organisation.role(role)
        let schema = organisation.rawValue
        return try session.query(
            """
            SELECT format('GRANT USAGE ON SCHEMA %I TO %I', nspname, \(name)) FROM pg_namespace
            WHERE nspname = \(schema) AND NOT has_schema_privilege(\(name), oid, 'USAGE')
            UNION ALL
            SELECT format('GRANT SELECT ON %s TO %I', oid::regclass, \(name)) FROM pg_class
            WHERE relnamespace = \(schema)::regnamespace AND relname = ANY (\(tables)) AND NOT has_table_privilege(\(name), oid, 'SELECT')
            UNION ALL
            SELECT format('GRANT EXECUTE ON FUNCTION %s TO %I', oid::regprocedure, \(name)) FROM pg_proc
            WHERE pronamespace = \(schema)::regnamespace AND proname = ANY (\(functions))
                AND NOT has_function_privilege(\(name), oid, 'EXECUTE')
            """
        ).map { try $0.decode(0) }
    }

    private func excess(_ role: Role, _ session: borrowing Session) throws -> [String] {
        guard role != .owner else { return [] }
        let name = organisation.role(role)
        let owner = organisation.role(.owner)
        let schema = organisation.rawValue
        let forbidden =
            (role == .reader || role == .guest)
            ? "SELECT, INSERT, UPDATE, DELETE, TRUNCATE" : "INSERT, UPDATE, DELETE, TRUNCATE"
        return try session.query(
            """
            SELECT format('REVOKE %I FROM %I', \(owner), \(name)) WHERE pg_has_role(\(name), \(owner), 'MEMBER')
            UNION ALL
            SELECT format('REVOKE CREATE ON SCHEMA %I FROM %I, PUBLIC', nspname, \(name)) FROM pg_namespace
            WHERE nspname = \(schema) AND has_schema_privilege(\(name), oid, 'CREATE')
            UNION ALL
            SELECT format('REVOKE %s ON %s FROM %I, PUBLIC', \(forbidden), c.oid::regclass, \(name)) FROM pg_class c
            WHERE c.relnamespace = \(schema)::regnamespace AND c.relkind IN ('r', 'p')
                AND (c.relname = ANY (\(Self.logTables + Self.signerTables)) OR c.relispartition) AND has_table_privilege(\(name), c.oid, \(forbidden))
            """
        ).map { try $0.decode(0) }
    }
}
