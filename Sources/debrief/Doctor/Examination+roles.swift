import EventStore
import Postgres

extension Examination {
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
        let name = organisation.role(role)
        let used = [organisation.rawValue] + (role.usesReadSchema ? [organisation.readSchema] : [])
        return try session.query(
            """
            SELECT format('GRANT USAGE ON SCHEMA %I TO %I', nspname, \(name)) FROM pg_namespace
            WHERE nspname = ANY (\(used)) AND NOT has_schema_privilege(\(name), oid, 'USAGE')
            UNION ALL
            SELECT format('GRANT CREATE ON SCHEMA %I TO %I', nspname, \(name)) FROM pg_namespace
            WHERE nspname = \(organisation.readSchema) AND \(role.makesReadModels) AND NOT has_schema_privilege(\(name), oid, 'CREATE')
            UNION ALL
            SELECT format('GRANT %s ON %s TO %I', r.privilege || coalesce(' (' || quote_ident(r.part) || ')', ''), t.oid::regclass, \(name))
            FROM (\(sql: rights(of: role))) r JOIN (\(sql: tables)) t ON t.relname = r.object
            WHERE NOT coalesce(has_column_privilege(\(name), t.oid, r.part, r.privilege), has_table_privilege(\(name), t.oid, r.privilege))
            UNION ALL
            SELECT format('GRANT EXECUTE ON FUNCTION %s TO %I', p.oid::regprocedure, \(name))
            FROM (\(sql: rights(of: role))) r JOIN pg_proc p ON p.proname = r.object AND p.pronamespace = \(organisation.rawValue)::regnamespace
            WHERE r.privilege = 'EXECUTE' AND NOT has_function_privilege(\(name), p.oid, 'EXECUTE')
            """
        ).map { try $0.decode(0) }
    }

    /// What it has as a member of another role goes with that. What everybody may run, `functions` tells.
    private func excess(_ role: Role, _ session: borrowing Session) throws -> [String] {
        guard role != .owner else { return [] }
        let name = organisation.role(role)
        return try session.query(
            """
            SELECT format('REVOKE %I FROM %I', pg_get_userbyid(roleid), \(name)) FROM pg_auth_members
            WHERE pg_get_userbyid(member) = \(name)
            UNION ALL
            SELECT format('REVOKE CREATE ON SCHEMA %I FROM %I, PUBLIC', nspname, \(name)) FROM pg_namespace
            WHERE (nspname = \(organisation.rawValue) OR nspname = \(organisation.readSchema) AND NOT \(role.makesReadModels))
                AND has_schema_privilege(\(name), oid, 'CREATE')
            UNION ALL
            SELECT format('REVOKE %s ON %s FROM %I, PUBLIC', x.privilege_type, t.oid::regclass, \(name))
            FROM (\(sql: tables)) t, aclexplode(t.relacl) x
            WHERE (x.grantee = 0 OR pg_get_userbyid(x.grantee) = \(name)) AND NOT EXISTS (
                SELECT FROM (\(sql: rights(of: role))) r
                WHERE r.object = t.relname AND r.privilege = x.privilege_type AND r.part IS NULL)
            UNION ALL
            SELECT format('REVOKE %s (%I) ON %s FROM %I, PUBLIC', x.privilege_type, a.attname, t.oid::regclass, \(name))
            FROM (\(sql: tables)) t JOIN pg_attribute a ON a.attrelid = t.oid, aclexplode(a.attacl) x
            WHERE (x.grantee = 0 OR pg_get_userbyid(x.grantee) = \(name)) AND NOT EXISTS (
                SELECT FROM (\(sql: rights(of: role))) r
                WHERE r.object = t.relname AND r.privilege = x.privilege_type AND coalesce(r.part, a.attname) = a.attname)
            UNION ALL
            SELECT format('REVOKE EXECUTE ON FUNCTION %s FROM %I', p.oid::regprocedure, \(name)) FROM pg_proc p
            WHERE p.pronamespace = \(organisation.rawValue)::regnamespace
                AND EXISTS (SELECT FROM aclexplode(p.proacl) WHERE pg_get_userbyid(grantee) = \(name))
                AND NOT EXISTS (SELECT FROM (\(sql: rights(of: role))) r WHERE r.object = p.proname AND r.privilege = 'EXECUTE')
            """
        ).map { try $0.decode(0) }
    }

    private func rights(of role: Role) -> SQL {
        let rights = role.rights
        return """
            SELECT u.privilege, u.object, nullif(u.part, '') AS part
            FROM unnest(\(rights.map(\.privilege)), \(rights.map(\.object)), \(rights.map { $0.column ?? "" })) u (privilege, object, part)
            """
    }

    /// The migrations' own, with the partitions; not those of the read models, which the projector makes.
    private var tables: SQL {
        """
        SELECT c.oid, c.relname, c.relacl FROM pg_class c
        WHERE c.relkind IN ('r', 'p') AND pg_get_userbyid(c.relowner) = \(organisation.role(.owner))
            AND c.relnamespace IN (\(organisation.rawValue)::regnamespace, \(organisation.readSchema)::regnamespace)
        """
    }
}
