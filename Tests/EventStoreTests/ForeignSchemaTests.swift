import EventStore
import Postgres
import TestSupport
import Testing

@Suite(.database, .timeLimit(.minutes(5))) struct ForeignSchemaTests {
    @Test(arguments: ["", "CREATE TABLE other.migrations (number integer, checksum bytea)"])
    func aSchemaThatNoDebriefMadeIsRefusedByName(content: String) async throws {
        let database = TestDatabase.current
        let other = try #require(OrganisationName("other"))
        try await database.withSession { try $0.script("CREATE SCHEMA other; \(content)") }
        let migrator = Migrator(configuration: database.superuser, organisation: other, logger: .silent)
        await #expect(throws: SchemaError.foreign("other")) { try await migrator.migrate(source: "urn:other") }
        await #expect(throws: SchemaError.foreign("other")) { try await migrator.pending() }
    }
}
