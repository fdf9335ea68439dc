import EventStore
import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct OpeningTests {
    @Test(arguments: UnfitServer.durabilitySettings)
    func aLogIsNotOpenedWhereAPowerCutWouldTakeIt(setting: String) async throws {
        try await PrivateServer.with(settings: [setting: "off"]) { server in
            let pool = Pool(server.configuration, size: 1, logger: .silent)
            await #expect(throws: UnfitServer.isOff(setting)) {
                try await EventStore.open(pool, organisation: .standard, logger: .silent)
            }
            await pool.shutdown()
        }
    }

    @Test(.database) func anOrganisationThatIsNotThereIsNamed() async throws {
        let pool = Pool(TestDatabase.current.configuration(.writer), size: 1, logger: .silent)
        let other = try #require(OrganisationName("nobody"))
        await #expect(throws: SchemaError.absent("nobody")) {
            try await EventStore.open(pool, organisation: other, logger: .silent)
        }
        await pool.shutdown()
    }
}
