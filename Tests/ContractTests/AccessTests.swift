import Contract
import EventSourcing
import EventStore
import Foundation
import Lessons
import Projections
import TestSupport
import Testing
import UseCases

/// What is forbidden is refused, and what may not be read is as if it weren't there.
@Suite(.database, .timeLimit(.minutes(5))) struct AccessTests {
    private let analyst = PersonID(source: "test", externalID: "analyst")
    private let manager = PersonID(source: "test", externalID: "manager")
    private let here: MissionCode
    private let there: MissionCode

    init() throws {
        here = try #require(MissionCode("HERE"))
        there = try #require(MissionCode("THERE"))
    }

    private func authority(
        _ person: PersonID,
        _ grants: Grant...,
        needsToKnow: Set<StreamName> = []
    ) -> Authority {
        .granted(Authority.Holding(person: person, grants: grants, needsToKnow: needsToKnow))
    }

    /// An observation of these missions, recorded by the analyst.
    private func observe(
        _ test: TestDesk,
        in missions: [MissionCode],
        _ sensitivity: Sensitivity = .unclassified,
        as authority: Authority = .unlimited,
        id: UUID = UUID()
    ) async throws -> ObservationID {
        for mission in missions {
            let details = MissionDetails(
                code: mission,
                name: mission.rawValue,
                type: .peacekeeping,
                sensitivity: .unclassified
            )
            _ = try? await test.give(OpenMission(details: details), by: manager)
        }
        let details = ObservationDetails(
            title: "The radio net failed",
            observation: "The radio net failed",
            kind: .gap,
            occurred: try #require(WorldDate("2016-07")),
            missions: missions,
            attribution: Attribution(mode: .sealed),
            language: .english,
            sensitivity: sensitivity
        )
        try await test.give(RecordObservation(details: details), by: analyst, as: authority, id: id)
        return ObservationID(uuid: id)
    }

    @Test func whoMayNotReadAThingIsToldThatThereIsNone() async throws {
        try await TestDesk.with { test in
            let observation = try await observe(test, in: [here], .confidential)
            for grants in [Grant(role: .observer), Grant(role: .manager, mission: there)] {
                let authority = authority(manager, grants)
                let desk = test.desk.seen(by: authority)
                let reference = Reference("O-1")
                await #expect(throws: LedgerError.unknown(reference)) { try await desk.ledger.resolve(reference) }
                await #expect(throws: LedgerError.unknown(reference)) {
                    try await ShowQuestion<Lessons.Observation>(reference).answer(at: desk)
                }
                await #expect(throws: LedgerError.unknown(reference)) {
                    try await HistoryQuestion(reference).answer(at: desk)
                }
                await #expect(throws: LedgerError.absent(observation.stream)) {
                    try await test.give(VerifyObservation(observation: observation), by: manager, as: authority)
                }
            }
        }
    }

    @Test func whoMayReadAndNotActIsRefused() async throws {
        try await TestDesk.with { test in
            let observation = try await observe(test, in: [here])
            let authority = authority(manager, Grant(role: .owner, mission: here))
            await #expect(throws: LedgerError.forbidden("observation.verify")) {
                try await test.give(VerifyObservation(observation: observation), by: manager, as: authority)
            }
            #expect(try await test.store.load(observation.stream).count == 1)
        }
    }

    @Test func whatNamesSeveralMissionsIsReadFromOneAndChangedFromAll() async throws {
        try await TestDesk.with { test in
            let observation = try await observe(test, in: [here, there])
            let one = authority(manager, Grant(role: .manager, mission: here))
            #expect(try await test.desk.seen(by: one).ledger.resolve(Reference("O-1")).revision == 0)
            await #expect(throws: LedgerError.forbidden("observation.verify")) {
                try await test.give(VerifyObservation(observation: observation), by: manager, as: one)
            }
            let both = authority(
                manager,
                Grant(role: .manager, mission: here),
                Grant(role: .analyst, mission: there)
            )
            try await test.give(VerifyObservation(observation: observation), by: manager, as: both)
        }
    }

    @Test func anObserverAmendsTheirOwnAlone() async throws {
        try await TestDesk.with { test in
            let observation = try await observe(test, in: [here])
            var changes = ObservationChanges()
            changes.title = "The radio net failed twice"
            let amend = AmendObservation(observation: observation, changes: changes, why: "Twice")
            await #expect(throws: LedgerError.forbidden("observation.amend")) {
                try await test.give(amend, by: manager, as: authority(manager, Grant(role: .observer, mission: here)))
            }
            try await test.give(amend, by: analyst, as: authority(analyst, Grant(role: .observer, mission: here)))
        }
    }

    @Test func whoMakesAThingStrictlyConfidentialGoesOnReadingItAndEachOpeningIsRecorded() async throws {
        try await TestDesk.with { test in
            let grant = Grant(role: .analyst, mission: here)
            _ = try await observe(test, in: [here], .strictlyConfidential, as: authority(analyst, grant))
            let access = AccessRegister(test.desk.ledger)
            let known = try await access.record(of: analyst).state.admissions.map(\.thing)
            #expect(known.count == 1)

            let reader = test.desk.seen(by: authority(analyst, grant, needsToKnow: Set(known)))
            for _ in 0..<2 { _ = try await ShowQuestion<Lessons.Observation>(Reference("O-1")).answer(at: reader) }
            let openings = try await test.store.read(after: 0, limit: 100).events.filter { $0.type == "thing.opened" }
            #expect(openings.map(\.actor) == [analyst.uuid])

            let other = test.desk.seen(by: authority(manager, Grant(role: .manager)))
            await #expect(throws: LedgerError.unknown(Reference("O-1"))) {
                try await ShowQuestion<Lessons.Observation>(Reference("O-1")).answer(at: other)
            }
        }
    }

    @Test func aStrictlyConfidentialMissionIsOpenedAsAnyThingIs() async throws {
        try await TestDesk.with { test in
            let details = MissionDetails(
                code: here,
                name: "Here",
                type: .peacekeeping,
                sensitivity: .strictlyConfidential
            )
            try await test.give(OpenMission(details: details), by: manager)
            let page = MissionPageQuestion(mission: here)
            let grant = Grant(role: .manager, mission: here)
            let reader = authority(analyst, grant, needsToKnow: [here.stream])
            for _ in 0..<2 { _ = try await test.asOf().seen(by: reader).ask(page) }
            let openings = try await test.store.read(after: 0, limit: 100).events.filter { $0.type == "thing.opened" }
            #expect(openings.map(\.actor) == [analyst.uuid])
            let other = try await test.asOf().seen(by: authority(analyst, grant))
            await #expect(throws: LedgerError.absent(here.stream)) { try await other.ask(page) }
        }
    }

    @Test func whatIsStrictlyConfidentialNowHasNoWordsInAListOfThen() async throws {
        try await TestDesk.with { test in
            let observation = try await observe(test, in: [here])
            let then = try await test.store.head().position
            let reader = authority(analyst, Grant(role: .analyst, mission: here), needsToKnow: [observation.stream])
            func titles(_ position: Position?) async throws -> [String?] {
                let question = ListQuestion<Lessons.Observation>(Narrowing(), limit: 10)
                return try await test.asOf(position).seen(by: reader).ask(question).items.map { $0.row.text("title") }
            }
            #expect(try await titles(then) == ["The radio net failed"])
            let close = ReclassifyObservation(
                observation: observation,
                sensitivity: .strictlyConfidential,
                why: "A source"
            )
            try await test.give(close, by: manager)
            #expect(try await titles(nil) == [nil])
            #expect(try await titles(then) == [nil])
        }
    }

    @Test func whatIsClosedDoesNotHideThatAnIdIsAmbiguous() async throws {
        try await TestDesk.with { test in
            for number in 1...6 {
                let id = try #require(UUID(uuidString: "abcd0000-0000-4000-8000-00000000000\(number)"))
                _ = try await observe(test, in: [number < 5 ? there : here], .confidential, id: id)
            }
            let reader = test.desk.seen(by: authority(analyst, Grant(role: .analyst, mission: here)))
            let reference = Reference("abcd")
            await #expect(throws: LedgerError.ambiguous(reference, [Reference("O-5"), Reference("O-6")])) {
                try await reader.ledger.resolve(reference)
            }
        }
    }

    @Test func rolesAreGivenByThoseWhoMay() async throws {
        try await TestDesk.with { test in
            func access(_ authority: Authority) -> AccessRegister {
                AccessRegister(test.desk.ledger.seen(by: Viewer(authority, authentication: .token, at: .now)))
            }
            func context(_ actor: PersonID) -> CommandContext {
                CommandContext(id: UUID(), actor: actor, authentication: .token, time: .now)
            }
            let toOwn = AccessRegister.Request.grant(Grant(role: .observer, mission: here), why: nil)
            await #expect(throws: LedgerError.forbidden("access.grant")) {
                try await access(authority(analyst, Grant(role: .analyst))).perform(
                    toOwn,
                    for: manager,
                    in: context(analyst)
                )
            }
            let managing = access(authority(manager, Grant(role: .manager, mission: here)))
            let granted = try await managing.perform(toOwn, for: analyst, in: context(manager))
            #expect(granted.record.state.grants.map(\.grant) == [Grant(role: .observer, mission: here)])
            await #expect(throws: LedgerError.forbidden("access.grant")) {
                try await managing.perform(
                    .grant(Grant(role: .observer, mission: there), why: nil),
                    for: analyst,
                    in: context(manager)
                )
            }
            let revoked = try await managing.perform(
                .revoke(.observer, in: here, why: "Left"),
                for: analyst,
                in: context(manager)
            )
            #expect(revoked.record.state.grants.isEmpty)
        }
    }

    @Test func whoKeepsNoListIsntToldOfThingsByIt() async throws {
        try await TestDesk.with { test in
            _ = try await observe(test, in: [here], .strictlyConfidential)
            try await test.desk.people.add(PersonEntry(id: analyst, name: "Analyst"))
            let context = CommandContext(id: UUID(), actor: manager, authentication: .token, time: .now)
            let admit = AdmitReader(person: analyst, thing: Reference("O-1"), why: "Leads the inquiry")
            let stranger = test.desk.seen(by: authority(manager, Grant(role: .analyst, mission: there)))
            await #expect(throws: LedgerError.unknown(Reference("O-1"))) { try await stranger.tell(admit, in: context) }
            let nobody = AdmitReader(person: manager, thing: Reference("O-1"), why: "x")
            await #expect(throws: LedgerError.unknown(Reference("O-1"))) {
                try await stranger.tell(nobody, in: context)
            }
            let keeper = test.desk.seen(by: authority(manager, Grant(role: .administrator)))
            #expect(try await keeper.tell(admit, in: context).access.needsToKnow.count == 1)
        }
    }

    @Test func whoGivesRolesInOneMissionIsToldOfNoOthers() async throws {
        try await TestDesk.with { test in
            let observation = try await observe(test, in: [there], .strictlyConfidential)
            try await test.desk.people.add(PersonEntry(id: analyst, name: "Analyst"))
            func context(_ actor: PersonID) -> CommandContext {
                CommandContext(id: UUID(), actor: actor, authentication: .token, time: .now)
            }
            let access = AccessRegister(test.desk.ledger)
            for mission in [here, there] {
                let grant = AccessRegister.Request.grant(Grant(role: .observer, mission: mission), why: "Posted")
                _ = try await access.perform(grant, for: analyst, in: context(manager))
            }
            let admit = AccessRegister.Request.admit(observation.stream, why: "Leads the inquiry")
            _ = try await access.perform(admit, for: analyst, in: context(manager))
            let managing = test.desk.seen(by: authority(manager, Grant(role: .manager, mission: here)))
            let revoke = RevokeRole(person: analyst, role: .analyst, mission: here, why: nil)
            let told = try await managing.tell(revoke, in: context(manager))
            #expect(!told.changed && told.access.grants.map(\.mission) == ["HERE"] && told.access.needsToKnow.isEmpty)
        }
    }

    @Test func aTokenMakesNoneThatIsGoodForMore() async throws {
        try await TestDesk.with { test in
            try await test.desk.people.add(PersonEntry(id: analyst, name: "Analyst"))
            let viewer = Viewer(
                authority(analyst, Grant(role: .observer)),
                authentication: .token,
                scopes: [.write],
                at: .now
            )
            let desk = test.desk.seen(by: viewer)
            func make(_ scopes: [TokenScope]) async throws -> NewTokenAnswer {
                let context = CommandContext(id: UUID(), actor: analyst, authentication: .token, time: .now)
                return try await desk.tell(CreateToken(person: nil, name: "x", scopes: scopes, days: nil), in: context)
            }
            #expect(try await make([]).entry.scopes == [.write])
            await #expect(throws: LedgerError.forbidden("tokens")) { try await make([.read]) }
            let context = CommandContext(id: UUID(), actor: analyst, authentication: .token, time: .now)
            await #expect(throws: LedgerError.forbidden("webhooks")) {
                try await desk.tell(CreateWebhook(url: "https://example.org/", types: []), in: context)
            }
        }
    }

    @Test func whoCouldReadAThingThatDayIsTold() async throws {
        try await TestDesk.with { test in
            let observation = try await observe(test, in: [here], .confidential)
            let access = AccessRegister(test.desk.ledger)
            let context = CommandContext(id: UUID(), actor: manager, authentication: .local, time: .now)
            let grant = Grant(role: .auditor, mission: here)
            _ = try await access.perform(.grant(grant, why: nil), for: analyst, in: context)
            let then = try await test.store.head().position
            var later = context
            later.id = UUID()
            _ = try await access.perform(.revoke(.auditor, in: here, why: nil), for: analyst, in: later)
            let readers = try await access.readers(of: observation.stream, asOf: then, at: .now).readers
            #expect(readers.map(\.person) == [analyst] && readers.first?.grants == [grant])
            #expect(try await access.readers(of: observation.stream, at: .now).readers.isEmpty)
        }
    }
}
