import Contract
import EventSourcing
import EventStore
import Lessons
import Projections
import TestSupport
import Testing
import UseCases

/// Whatever is asked, and whenever as of: what the policy opens is what is seen and counted, and nothing else.
@Suite(.database, .timeLimit(.minutes(5))) struct SightTests {
    /// A thing as who sees everything has it listed.
    private struct Thing {
        let reference: String
        let stream: StreamName
        let missions: [MissionCode]
        let sensitivity: Sensitivity
        let isStanding: Bool

        init?(_ row: ListedRow, in register: Register) throws {
            guard let id = row.text("id"), let level = row.text("sensitivity") else { return nil }
            reference = row.reference
            stream = try StreamName("\(register.category)/\(id)")
            missions = (row.text("missions") ?? "").split(separator: ";").compactMap { MissionCode(String($0)) }
            sensitivity = try #require(Sensitivity(rawValue: level))
            isStanding = ["submitted", "verified", "returned"].contains(row.text("state"))
        }
    }

    private func things(at desk: Desk, asOf: AsOf? = nil) async throws -> [Register: [Thing]] {
        var things: [Register: [Thing]] = [:]
        for register in Register.allCases {
            let rows = try await desk.side.list(register, limit: 1_000, asOf: asOf ?? desk.asOf).rows
            things[register] = try rows.compactMap { try Thing($0, in: register) }
        }
        return things
    }

    private func authorities(_ all: [Register: [Thing]], seed: UInt64) -> [Authority] {
        var generator = SeededGenerator(seed: seed)
        let person = PersonID(source: "test", externalID: "someone")
        let codes = all[.missions]?.flatMap(\.missions) ?? []
        let secret = all.values.joined().filter { $0.sensitivity == .strictlyConfidential }.map(\.stream)
        let fixed: [[Grant]] = [[], [Grant(role: .administrator)], [Grant(role: .manager)]]
        let random: [[Grant]] = (0..<8).map { _ in
            (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                Grant(
                    role: AccessRole.allCases.randomElement(using: &generator) ?? .observer,
                    mission: Int.random(in: 0..<4, using: &generator) == 0
                        ? nil : codes.randomElement(using: &generator)
                )
            }
        }
        return (fixed + random).enumerated().map { index, grants in
            let known = index % 2 == 0 ? [] : secret.filter { _ in Bool.random(using: &generator) }
            return .granted(Authority.Holding(person: person, grants: grants, needsToKnow: Set(known)))
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func everyReadingAgreesWithThePolicy(seed: UInt64) async throws {
        try await TestDesk.with { test in
            try await test.record(500, seed: seed)
            let now = try await test.asOf()
            let all = try await things(at: now)
            #expect(Set(all.values.joined().map(\.sensitivity)) == Set(Sensitivity.allCases))
            let middle = try await test.asOf(now.asOf.position / 2)
            let then = try await things(at: middle)
            for authority in authorities(all, seed: seed) {
                let seen = all.mapValues { $0.filter { authority.opens($0.stream, $0.missions, $0.sensitivity) } }
                try await expectNow(seen, at: now.seen(by: authority), all: all)
                try await expectThen(seen, then, at: middle.seen(by: authority))
            }
        }
    }

    private func expectNow(_ seen: [Register: [Thing]], at desk: Desk, all: [Register: [Thing]]) async throws {
        let listed = try await things(at: desk)
        for register in Register.allCases {
            #expect(listed[register]?.map(\.reference) == seen[register]?.map(\.reference))
        }
        let streams = Set(all.values.joined().map(\.stream))
        let readable = try await desk.ledger.readable(among: streams)
        #expect(readable == Set(seen.values.joined().map(\.stream)))

        let actions = seen[.actions] ?? []
        let board = try await BoardQuestion(limit: 1_000).answer(at: desk)
        #expect(board.counts.reduce(0) { $0 + $1.count } == actions.count)
        #expect(Set(board.open.map(\.reference)).isSubset(of: actions.map(\.reference)))

        let standing = (seen[.observations] ?? []).filter(\.isStanding)
        for mission in try await MatrixQuestion().answer(at: desk).missions {
            let count = standing.filter { $0.missions.map(\.rawValue).contains(mission.mission) }.count
            #expect(mission.gaps + mission.strengths == count)
        }
        let facets = try await FacetsQuestion<Lessons.Observation>(Narrowing()).answer(at: desk).facets
        let counts = facets.filter { $0.name == "sensitivity" }.map(\.count)
        #expect(counts.reduce(0, +) == Int64(standing.count))

        let references = Set(seen.values.joined().map(\.reference))
        let found = try await SearchQuestion(words: "radio or relay or training or report", limit: 100).answer(at: desk)
        #expect(Set(found.hits.map { $0.reference.prefix { $0 != "/" } }.map(String.init)).isSubset(of: references))
        for mission in all[.missions] ?? [] {
            guard let code = mission.missions.first else { continue }
            let happened = try await TimelineQuestion(mission: code, limit: 1_000).answer(at: desk).happenings
            #expect(Set(happened.map(\.reference)).isSubset(of: references))
        }
    }

    /// As of a day, what is seen is what may be seen now of what there was.
    private func expectThen(_ seen: [Register: [Thing]], _ then: [Register: [Thing]], at desk: Desk) async throws {
        let listed = try await things(at: desk)
        for register in Register.allCases {
            let open = Set((seen[register] ?? []).map(\.reference))
            #expect(listed[register]?.map(\.reference) == then[register]?.map(\.reference).filter(open.contains))
        }
        let actions = Set((seen[.actions] ?? []).map(\.reference))
        let board = try await BoardQuestion().answer(at: desk)
        let count = (then[.actions] ?? []).filter { actions.contains($0.reference) }.count
        #expect(board.counts.reduce(0) { $0 + $1.count } == count)
    }
}

extension Authority {
    fileprivate func opens(_ stream: StreamName, _ missions: [MissionCode], _ sensitivity: Sensitivity) -> Bool {
        mayRead(stream, missions: missions, sensitivity: sensitivity, at: .now)
    }
}
