import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

/// Nothing that somebody plants in a schema he can write is run or read by a function of the owner's, or by who
/// migrates.
@Suite(.database, .timeLimit(.minutes(5))) struct PlantedNamesTests {
    private let database = TestDatabase.current

    /// Every argument as a literal, which PostgreSQL reads without calling anything by its name.
    private static let literals: [AppendCall.Argument: SQL] = [
        .sentAt: "'now'", .streams: "'{test/1}'", .commandIDs: "'{3e7eae8a-01a8-4392-87b1-157d9a1d7052}'",
        .digests: "'{\(unsafe: hex(32))}'", .actors: "'{6b1a2c3d-0000-4000-8000-000000000001}'",
        .authtypes: "'{local}'", .authids: "'{NULL}'", .onbehalfofs: "'{NULL}'", .times: "'{now}'",
        .correlationIDs: "'{3e7eae8a-01a8-4392-87b1-157d9a1d7052}'", .causationIDs: "'{NULL}'", .results: "'{NULL}'",
        .eventCounts: "'{1}'", .expectationRequests: "'{1}'", .expectationStreams: "'{1}'", .expectations: "'{-1}'",
        .eventStreams: "'{1}'", .types: "'{test.happened}'", .dataversions: "'{1}'", .missions: "'{MINUSMA}'",
        .salts: "'{\(unsafe: hex(16))}'", .data: "ARRAY['{\"a\":[1,2.5],\"b\":null}']",
    ]

    private static func hex(_ bytes: Int) -> String {
        #""\\x"# + String(repeating: "5a", count: bytes) + "\""
    }

    @Test("95 the writer's functions use nothing that is planted", arguments: ["public", "debrief_writer"])
    func theWritersFunctionsUseNothingThatIsPlanted(schema: String) async throws {
        try await openToEverybody(schema)
        let (planted, outcomes, used) = try await database.withSession(as: .writer) { session in
            let planted = try PlantedNames.plant(in: schema, in: session)
            try session.script("SET search_path = pg_temp, \(schema), pg_catalog")
            try Self.expectTrap(in: session)
            try Self.plantTemporaryTables(in: session)
            let outcomes = try Self.append(in: session)
            try session.query("SELECT debrief.redact(2)")
            try session.query("SELECT debrief.ensure_partitions(10000)")
            try Self.stage(in: session)
            return (planted, outcomes, ["append", "redact", "ensure_partitions", "stage", "append_staged"])
        }
        #expect(planted > 1_000)
        #expect(outcomes == ["appended", "repeated", "conflict", "appended"])
        let stored = try await database.withSession { session in try StoredEvent.all(in: session) }
        #expect(stored.map { $0.record == nil } == [true, false, false])
        // Those that the migrator runs are below.
        let all = try await database.ownersFunctions().map(\.name)
        #expect(Set(all) == Set(used + ["stage_log", "restore_staged"] + Self.signers))
    }

    private static let signers = ["publish_tree", "report_signing", "witness_tree"]

    @Test("95 the signer's functions use nothing that is planted")
    func theSignersFunctionsUseNothingThatIsPlanted() async throws {
        try await openToEverybody("public")
        let trees = try await database.withSession(as: .signer) { session in
            _ = try PlantedNames.plant(in: "public", in: session)
            try session.script("SET search_path = pg_temp, public, pg_catalog")
            try Self.expectTrap(in: session)
            try session.script(
                """
                SELECT debrief.publish_tree(0, 1, 'note', '{0}', '{0}', '{0}', '{\(Self.hex(32))}');
                SELECT debrief.witness_tree(1, 'note, witnessed');
                SELECT debrief.report_signing('refused', 1, 2, 'why', true)
                """
            )
            return try session.query("SELECT note FROM debrief.signed_trees").map { try $0.decode(0, as: String.self) }
        }
        #expect(trees == ["note, witnessed"])
    }

    @Test("95 migrating and restoring use nothing that is planted")
    func migratingAndRestoringUseNothingThatIsPlanted() async throws {
        let lines = try await database.withStore { store in
            _ = try await store.append(.sample(StreamName("test/1")))
            _ = try await store.append(.sample(StreamName("test/2")))
            _ = try await store.redact(with: .redaction(of: 1))
            return try await store.lines()
        }
        try await openToEverybody("public")
        try await database.withSession(as: .writer) { session in
            let planted = try PlantedNames.plant(in: "public", in: session)
            #expect(planted > 1_000)
        }
        var configuration = database.superuser
        configuration.parameters["options"] = "-c search_path=public,pg_catalog"
        let name = try #require(OrganisationName("planted"))

        let migrator = Migrator(configuration: configuration, organisation: name, logger: .silent, partitionRows: 4)
        try await migrator.makeRoles()
        #expect(try await !migrator.migrate(source: "https://debrief.test/planted").isEmpty)
        #expect(try await migrator.pending().isEmpty)
        let restorer = LogRestorer(configuration: configuration, organisation: name, logger: .silent)
        #expect(try await restorer.restore(lines: lines.map { .success($0) }, from: "a test", by: "nobody") == 3)
    }

    @Test(arguments: [
        "CREATE TEMP TABLE staged (n bigint, command_id uuid)", "CREATE TEMP VIEW staged AS SELECT 1 / 0 AS n",
        "CREATE TEMP TABLE staged (LIKE debrief.events) ON COMMIT DROP",
    ])
    func whatTheCallerStagesHimselfIsNotTaken(planted: String) async throws {
        for (call, sqlState) in [("append_staged('now')", "DB005"), ("stage()", "42P07")] {
            let error = await #expect(throws: PostgresError.self) {
                try await database.withSession(as: .writer) { session in
                    try session.script("BEGIN; \(planted); SELECT debrief.\(call)")
                }
            }
            #expect(error?.sqlState == sqlState)
        }
        let restoring = planted.replacing(" staged ", with: " staged_log ")
        let call = "SET LOCAL ROLE debrief_owner; SELECT debrief.restore_staged('a test', 'nobody')"
        try await database.expect("DB005", of: ["BEGIN; \(restoring); \(call)"])
    }

    @Test(arguments: [
        "ALTER TABLE pg_temp.staged ALTER authored DROP EXPRESSION",
        "ALTER TABLE pg_temp.staged DROP CONSTRAINT event",
        "CREATE RULE planted AS ON INSERT TO pg_temp.staged DO ALSO SELECT 1 / 0",
        "CREATE TRIGGER planted BEFORE INSERT ON pg_temp.staged EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "CREATE TEMP TABLE planted () INHERITS (pg_temp.staged)", "CREATE INDEX ON pg_temp.staged ((n / 0))",
        "DROP TABLE pg_temp.staged", "UPDATE pg_temp.staged SET n = 1", "SELECT FROM pg_temp.staged",
    ])
    func theCallerOnlyFillsWhatIsStaged(change: String) async throws {
        let error = await #expect(throws: PostgresError.self) {
            try await database.withSession(as: .writer) { session in
                try session.script("BEGIN; SELECT debrief.stage(); \(change)")
            }
        }
        #expect(error?.sqlState == "42501")
    }

    /// An event, again, what conflicts with it, and a decision to redact it.
    private static func append(in session: borrowing Session) throws -> [String] {
        var calls = [literals, literals, literals, literals]
        calls[2][.commandIDs] = "'{cccb0ace-2871-4ee7-8a97-1c60ebc09c27}'"
        calls[3][.commandIDs] = "'{cccb0ace-2871-4ee7-8a97-1c60ebc09c27}'"
        calls[3][.streams] = "'{redaction/1}'"
        calls[3][.types] = "'{event.redacted}'"
        calls[3][.data] =
            #"ARRAY['{"position":"1","reason":"a name","approvedby":"7a2f8f99-dd54-401d-b658-15bdccafcb78"}']"#
        return try calls.flatMap { try AppendCall($0).run(in: session).map(\.outcome) }
    }

    private static func stage(in session: borrowing Session) throws {
        try session.script("BEGIN; DROP VIEW pg_temp.staged; SELECT debrief.stage()")
        try session.copyIn("COPY pg_temp.staged (\(unsafe: stagedColumns)) FROM STDIN") { writer in
            try writer.write(Array(stagedRow.utf8))
        }
        try session.script("SELECT debrief.append_staged('now'); COMMIT")
    }

    private static let stagedColumns = """
        n, index, count, command_id, digest, actor, authtype, "time", correlation_id, stream, expected, type, \
        dataversion, salt, data
        """
    private static let stagedRow =
        [
            "1", "0", "1", "7a2f8f99-dd54-401d-b658-15bdccafcb78", #"\\x"# + String(repeating: "5a", count: 32),
            "6b1a2c3d-0000-4000-8000-000000000001", "import", "2026-11-23T16:22:00Z",
            "7a2f8f99-dd54-401d-b658-15bdccafcb78", "test/2", "-1", "test.happened", "1",
            #"\\x"# + String(repeating: "5a", count: 16), #"{"a":1}"#,
        ].joined(separator: "\t") + "\n"

    /// As `public` was before PostgreSQL 15. Nothing would be found in a schema that the owner may not use.
    private func openToEverybody(_ schema: String) async throws {
        try await database.withSession { session in
            try session.script(
                "CREATE SCHEMA IF NOT EXISTS \(schema); GRANT USAGE, CREATE ON SCHEMA \(schema) TO PUBLIC"
            )
        }
    }

    private static func plantTemporaryTables(in session: borrowing Session) throws {
        for table in ["log_lock", "organisation", "events", "streams", "commands", "redactions", "staged"] {
            try session.script("CREATE TEMP VIEW \(table) AS SELECT 1 AS planted")
        }
    }

    /// That the trap would be met.
    private static func expectTrap(in session: borrowing Session) throws {
        for statement: SQL in ["SELECT sha256('')", "SELECT '1' || 'a'::pg_catalog.text", "SELECT clock_timestamp()"] {
            let error = #expect(throws: PostgresError.self) { try session.query(statement) }
            #expect(error?.sqlState == PlantedNames.sqlState)
        }
    }
}
