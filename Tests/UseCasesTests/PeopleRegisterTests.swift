import EventStore
import Foundation
import Lessons
import Postgres
import TestSupport
import Testing
import UseCases

@Suite(.database, .timeLimit(.minutes(5))) struct PeopleRegisterTests {
    private let database = TestDatabase.current

    private func withPeople<Outcome>(_ body: (PeopleRegister) async throws -> Outcome) async throws -> Outcome {
        try await Pool.with(database.configuration(.writer), logger: .silent) { pool in
            try await body(PeopleRegister(pool, organisation: database.organisation))
        }
    }

    private func person(_ name: String?, _ address: String? = nil) -> PersonEntry {
        PersonEntry(id: PersonID(uuid: UUID()), name: name, address: address)
    }

    @Test func peopleAreListedByName() async throws {
        try await withPeople { people in
            let (zoe, abel) = (person("Zoé Ba", "zoe@example.org"), person("abel"))
            for entry in [zoe, abel] { try await people.add(entry) }
            #expect(try await people.all() == [abel, zoe])
            #expect(try await people.person(zoe.id) == zoe)
            #expect(try await people.person(person("x").id) == nil)
        }
    }

    @Test func theSamePersonAgainChangesNothingAndAnotherIsRefused() async throws {
        try await withPeople { people in
            let abel = person("Abel", "abel@example.org")
            for _ in 0..<2 { try await people.add(abel) }
            #expect(try await people.all() == [abel])
            await #expect(throws: PeopleError.taken(abel.id)) {
                try await people.add(PersonEntry(id: abel.id, name: "Cain"))
            }
            #expect(try await people.all() == [abel])
        }
    }

    @Test func aForgottenPersonLeavesAnIdAlone() async throws {
        try await withPeople { people in
            let (abel, cain) = (person("Abel", "abel@example.org"), person("Cain"))
            for entry in [abel, cain] { try await people.add(entry) }
            for _ in 0..<2 { try await people.forget(abel.id) }
            #expect(try await people.all() == [cain, PersonEntry(id: abel.id, name: nil)])
            await #expect(throws: PeopleError.taken(abel.id)) { try await people.add(abel) }
            let nobody = person("x").id
            await #expect(throws: PeopleError.unknown(nobody)) { try await people.forget(nobody) }
        }
    }

    @Test(arguments: [nil, "", " \n", "a\u{0}b", String(repeating: "é", count: 201)])
    func aNameIsSomethingToReadAndShort(name: String?) async throws {
        try await withPeople { people in
            await #expect(throws: PeopleError.name) { try await people.add(person(name)) }
            guard let name else { return }
            await #expect(throws: PeopleError.address) { try await people.add(person("Abel", name)) }
            let everybody = try await people.all()
            #expect(everybody == [])
        }
    }

    @Test(arguments: [Role.projector, .signer, .reader])
    func onlyTheWriterSeesNames(role: Role) async throws {
        await #expect(throws: PostgresError.self) {
            try await database.withSession(as: role) { try $0.query("SELECT FROM debrief.people") }
        }
    }
}
