import EventStore
import Postgres
import TestSupport
import Testing

/// The functions that run as the owner (SECURITY DEFINER), as the catalogue of PostgreSQL lists them: one that is added
/// is examined too.
@Suite(.database, .timeLimit(.minutes(5))) struct OwnersFunctionTests {
    private let database = TestDatabase.current

    /// What the writer, and nobody else, may run.
    private static let writers = ["append", "append_staged", "ensure_partitions", "redact", "stage"]
    /// What the signer, and nobody else, may run.
    private static let signers = ["publish_tree", "report_signing", "witness_tree"]
    /// Logins without a grant; PostgreSQL's own is one that may read everything.
    private static let others = ["debrief_projector", "debrief_reader", "pg_read_all_data"]

    @Test("95 each looks for names in the catalogue first, and is nobody's by default")
    func eachLooksForNamesInTheCatalogueFirstAndIsRevokedFromPublic() async throws {
        let functions = try await database.ownersFunctions()
        #expect(Set(functions.map(\.name)).isSuperset(of: Self.writers + Self.signers))
        for function in functions {
            #expect(function.settings.contains("search_path=pg_catalog, pg_temp"), "\(function.name)")
            #expect(function.owner == "debrief_owner", "\(function.name)")
            #expect(!function.isPublic, "\(function.name)")
        }
    }

    @Test("95 only the writer may run those that write")
    func onlyTheWriterMayRunThoseThatWrite() async throws {
        let functions = try await database.ownersFunctions()
        #expect(try await allowed(to: "debrief_writer").sorted() == Self.writers)
        #expect(try await allowed(to: "debrief_signer").sorted() == Self.signers)
        for role in Self.others {
            #expect(try await allowed(to: role).isEmpty, "\(role)")
            try await database.expect("42501", of: functions.map { "SET ROLE \(role); \($0.call)" })
        }
        let rest = functions.filter { !Self.writers.contains($0.name) }
        #expect(!rest.isEmpty)
        try await database.expect("42501", of: rest.map { "SET ROLE debrief_writer; \($0.call)" })
        let others = functions.filter { !Self.signers.contains($0.name) }
        try await database.expect("42501", of: others.map { "SET ROLE debrief_signer; \($0.call)" })
    }

    @Test("95 nobody but the owner writes a table or makes one, but for people, tokens and webhooks, and a cache")
    func nobodyButTheOwnerWritesTheLog() async throws {
        let rights = try await database.withSession { session in
            try session.query(
                """
                SELECT r.role || ' may ' || p.privilege || ' ' || c.relname
                FROM pg_class c, unnest(\(Self.others + ["debrief_writer", "debrief_signer"])) r(role),
                    unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p(privilege)
                WHERE c.relnamespace = 'debrief'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                    AND has_table_privilege(r.role, c.oid, p.privilege)
                UNION ALL
                SELECT r.role || ' may create' FROM unnest(\(Self.others + ["debrief_writer", "debrief_signer"])) r(role)
                WHERE has_schema_privilege(r.role, 'debrief', 'CREATE')
                """
            ).map { try $0.decode(0, as: String.self) }
        }
        #expect(
            Set(rights) == [
                "debrief_writer may INSERT people", "debrief_writer may INSERT snapshots",
                "debrief_writer may UPDATE snapshots", "debrief_writer may DELETE snapshots",
                "debrief_writer may INSERT tokens", "debrief_writer may INSERT webhooks",
                "debrief_writer may DELETE webhooks", "debrief_writer may INSERT alert_watch",
            ]
        )
    }

    @Test func theReaderDoesNotReadTheLog() async throws {
        try await database.expect(
            "42501",
            of: ["events", "events_1", "streams", "commands", "redactions"].map {
                "SET ROLE debrief_reader; SELECT FROM debrief.\($0)"
            }
        )
    }

    private func allowed(to role: String) async throws -> [String] {
        try await database.withSession { session in
            try session.query(
                """
                SELECT proname::text FROM pg_proc WHERE prosecdef AND pronamespace = 'debrief'::regnamespace
                    AND has_function_privilege(\(role), oid, 'EXECUTE')
                """
            ).map { try $0.decode(0) }
        }
    }
}
