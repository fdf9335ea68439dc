import Postgres
import TestSupport

/// A function that runs as the owner, whoever calls it.
struct OwnersFunction {
    var name: String
    var owner: String
    var settings: [String]
    var isPublic: Bool
    /// A call of it, without sense.
    var call: String
}

extension TestDatabase {
    func ownersFunctions() async throws -> [OwnersFunction] {
        try await withSession { session in
            try session.query(
                """
                SELECT p.proname::text, pg_get_userbyid(p.proowner)::text, coalesce(p.proconfig, '{}'),
                    has_function_privilege('public', p.oid, 'EXECUTE'),
                    format('SELECT %s(%s)', p.oid::regproc, (SELECT string_agg('NULL::' || format_type(t, NULL), ', ')
                        FROM unnest(p.proargtypes) t))
                FROM pg_proc p
                WHERE p.prosecdef AND (p.pronamespace = 'debrief'::regnamespace OR p.proowner = 'debrief_owner'::regrole)
                """
            ).map { row in
                OwnersFunction(
                    name: try row.decode(0),
                    owner: try row.decode(1),
                    settings: try row.decode(2),
                    isPublic: try row.decode(3),
                    call: try row.decode(4)
                )
            }
        }
    }
}
