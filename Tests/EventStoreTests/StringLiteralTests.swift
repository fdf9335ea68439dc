import EventSourcing
import EventStore
import Postgres
import TestSupport
import Testing

/// A server or a role may have set `standard_conforming_strings` off, for another program's sake.
@Suite(.database(partitionRows: 4), .timeLimit(.minutes(5))) struct StringLiteralTests {
    private let database = TestDatabase.current

    @Test func theStoreDoesNotDependOnHowLiteralsAreRead() async throws {
        try await database.withStore(through: backslashing(database.configuration(.writer))) { store in
            let stream = try StreamName(#"observation/back\slash"#)
            _ = try await store.append(.sample(stream, data: #"{"text":"a\\b"}"#))
            let imported = try (0..<3).map { _ in try AppendRequest.sample(stream) }
            #expect(try await store.importRequests(imported.async).appended == 3)
            try await store.ensurePartitions()
            let events = try await store.load(stream)
            #expect(try events.map { try $0.envelope().revision } == [0, 1, 2, 3])
        }
        let leaves = try await database.withSession { session in
            try session.query("SELECT bool_and(leaf = sha256(decode('00', 'hex') || digest)) FROM debrief.events")
        }
        #expect(try leaves.first?.decode(0) == true)
    }

    @Test func aLogIsMigratedAndRestoredWhateverTheSetting() async throws {
        let lines = try await database.withStore { store in
            _ = try await store.append(.sample(StreamName("observation/1"), data: #"{"text":"a\"b"}"#))
            return try await store.lines()
        }
        let other = try #require(OrganisationName("other"))
        let superuser = backslashing(database.superuser)
        try await Migrator(configuration: superuser, organisation: other, logger: .silent).migrate(source: "urn:other")
        // What is made without the setting reads as what is made with it.
        let differing = try await database.withSession { session in
            try session.query(
                """
                SELECT count(*) FROM pg_proc p JOIN pg_proc q ON q.proname = p.proname
                WHERE p.pronamespace = 'debrief'::regnamespace AND q.pronamespace = 'other'::regnamespace
                    AND replace(pg_get_functiondef(p.oid), 'debrief', 'other') <> pg_get_functiondef(q.oid)
                """
            ).first?.decode(0, as: Int.self)
        }
        #expect(differing == 0)
        let restorer = LogRestorer(configuration: superuser, organisation: other, logger: .silent)
        #expect(try await restorer.restore(lines: lines.map { .success($0) }, from: "a test", by: "nobody") == 1)
    }

    private func backslashing(_ configuration: ConnectionConfiguration) -> ConnectionConfiguration {
        var configuration = configuration
        configuration.parameters["options"] = "-c standard_conforming_strings=off -c escape_string_warning=off"
        return configuration
    }
}
