import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(5)))
struct OrganisationTests {
    @Test func organisationsAreKeptApart() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let source = "https://unmik.example.org/lessons"
            #expect(try await machine.debrief("organisation", "create", "unmik", "--source", source).code == 0)
            let list = try await machine.debrief("organisation", "list")
            #expect(list.output.split(separator: "\n").map { $0.split(separator: " ")[0] } == ["debrief", "unmik"])
            #expect(list.output.contains("unmik  \(source)\n"))

            let organisation = try #require(OrganisationName("unmik"))
            try await machine.append(3, to: organisation)
            #expect(
                try await machine.doctor("--organisation", "unmik").finding("head")?.found.hasPrefix("position 3")
                    == true
            )
            #expect(try await machine.doctor().finding("head")?.found == "the log is empty")

            for role in ["writer", "projector", "signer", "reader"] {
                await #expect(throws: PostgresError.self, "\(role) reads another organisation") {
                    try await machine.withSession(as: "debrief_\(role)") { try $0.query("SELECT FROM unmik.events") }
                }
            }
            #expect(
                try await machine.withSession(as: "unmik_signer") { try $0.query("SELECT FROM unmik.events").count }
                    == 3
            )
        }
    }

    @Test func theOrganisationIsTheOneThatIsNamed() async throws {
        try await Machine.with { machine in
            let named = ["DEBRIEF_ORGANISATION": "minusma"]
            let first: UpAnswer = try await machine.debrief("up", "--database-only", "--json", environment: named)
                .answer()
            #expect(first.organisations.map(\.name) == ["minusma"])

            let doctor: DoctorAnswer = try await machine.debrief("doctor", "--json", environment: named).answer()
            #expect(doctor.isWell && doctor.organisation == "minusma")
            let other: DoctorAnswer =
                try await machine.debrief("doctor", "--json", "--organisation", "unmil", environment: named).answer()
            #expect(!other.isWell)
            #expect(other.finding("organisation")?.remedy == "run debrief organisation create unmil")
        }
    }

    @Test func anOrganisationIsMadeOnce() async throws {
        try await Machine.with { machine in
            _ = try await machine.up()
            let planned = try await machine.debrief("organisation", "create", "planned", "--dry-run")
            #expect(planned.code == 0 && planned.output.hasPrefix("would make planned"))
            #expect(try await !machine.debrief("organisation", "list").output.contains("planned"))
            let again = try await machine.debrief("organisation", "create", "debrief")
            #expect(again.code == 64 && again.isOnePlainSentence)
            let renamed = try await machine.debrief("migrate", "--source", "https://other.example.org/")
            #expect(renamed.code == 64 && renamed.isOnePlainSentence)
            #expect(renamed.complaint.contains("every record bears it"))
        }
    }
}

extension Machine {
    /// Appends so many events, each to a stream of its own, as the organisation's writer.
    func append(_ count: Int, to organisation: OrganisationName) async throws {
        try await withStore(organisation) { store in
            for _ in 0..<count { _ = try await store.append(.sample(StreamName(category: "observation", id: UUID()))) }
        }
    }

    /// Every event of the organisation's log.
    func events(of organisation: OrganisationName) async throws -> [RecordedEvent] {
        try await withStore(organisation) { try await $0.read(limit: 1_000).events }
    }

    private func withStore<Value>(
        _ organisation: OrganisationName,
        _ body: (EventStore) async throws -> Value
    ) async throws -> Value {
        let pool = Pool(configuration(for: organisation.role(.writer)), size: 2, logger: .silent)
        let store = try await EventStore.open(pool, organisation: organisation, logger: .silent)
        let outcome: Result<Value, any Error>
        do { outcome = .success(try await body(store)) } catch { outcome = .failure(error) }
        await store.shutdown()
        await pool.shutdown()
        return try outcome.get()
    }
}
