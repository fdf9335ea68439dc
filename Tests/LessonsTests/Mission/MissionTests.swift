import EventSourcing
import Lessons
import Testing

@Suite struct MissionTests {
    private typealias Samples = MissionSamples
    private typealias Start = Given<Mission>

    @Test func itIsOpenedOnce() {
        Start([]).when(.open(Samples.details, by: .officer)).then([Samples.opened])
        Start([Samples.opened]).when(.open(Samples.details, by: .officer)).then([])
        Start([Samples.opened]).when(.open(Samples.details, by: .stranger))
            .thenRejected(.impossible(.open, in: .planning, possible: Mission.possible(in: .planning)))
    }

    @Test func itGoesThroughItsPhases() throws {
        let changed = MissionPhaseChanged(phase: .operation, since: .sample("2013-07-01"), by: .manager)
        Start([Samples.opened])
            .when(.changePhase(to: .operation, since: .sample("2013-07-01"), why: nil, by: .manager))
            .then([.phaseChanged(changed)])
        Start([Samples.opened]).when(.changePhase(to: .closed, since: nil, why: "x", by: .manager))
            .thenRejected(.field(.phase, .notAllowed))
        Start(Samples.history(to: .closed)).when(.changePhase(to: .planning, since: nil, why: nil, by: .manager))
            .thenRejected(.field(.why, .missing))
        let again = try Mission.decide(
            .changePhase(to: .planning, since: nil, why: "The Council decided", by: .manager),
            in: Mission.fold(Samples.history(to: .closed))
        )
        #expect(Mission.fold(Samples.history(to: .closed) + again)?.phase == .planning)
    }

    @Test func itIsClosedForAReason() {
        Start([Samples.opened]).when(.close(on: .sample("2023-12-31"), why: "Its mandate ended", by: .manager))
            .then([Samples.closed])
        Start([Samples.opened]).when(.close(on: nil, why: "", by: .manager)).thenRejected(.field(.why, .missing))
    }

    @Test func judgementsThatDisagreeAreAllKept() throws {
        let other = Assessment(outcome: .achieved, why: "Ground was held", source: "General press")
        let events = try Mission.decide(
            .assess(other, by: .analyst),
            in: Mission.fold([Samples.opened, .assessed(MissionAssessed(assessment: Samples.assessment, by: .analyst))])
        )
        #expect(events == [.assessed(MissionAssessed(assessment: other, by: .analyst))])
        let state = try #require(Mission.fold([.imported(Samples.imported)] + events))
        #expect(state.assessments == [Samples.assessment, other])
    }

    @Test(
        arguments: [
            (Strength(from: .sample("2020")), .missing),
            (Strength(from: .sample("2020"), military: -1), .outOfRange(0...1_000_000)),
            (Strength(from: .sample("2020"), police: 1_000_001), .outOfRange(0...1_000_000)),
        ] as [(Strength, FieldFault)]
    )
    func aStrengthIsANumberOfPeople(strength: Strength, fault: FieldFault) {
        Start([Samples.opened]).when(.authoriseStrength(strength, by: .manager))
            .thenRejected(.field(.strength, fault))
    }

    @Test func aMandateSetAnewTakesTheOldOnesPlace() throws {
        let set = MandateSet(
            mandate: "Withdraw",
            objectives: [Objective(text: "Leave")],
            authority: "S/RES/2690",
            by: .manager
        )
        Start([Samples.opened])
            .when(.setMandate("Withdraw", objectives: set.objectives, authority: "S/RES/2690", by: .manager))
            .then([.mandateSet(set)])
        let state = try #require(Mission.fold([Samples.opened, .mandateSet(set)]))
        #expect(state.details.mandate == "Withdraw" && state.details.objectives == set.objectives)
        Start([Samples.opened]).when(.setMandate(" ", objectives: [], authority: nil, by: .manager))
            .thenRejected(.field(.mandate, .missing))
    }

    @Test func whatWasKnownBearsADateByThen() throws {
        var imported = MissionSamples.imported
        let later = Strength(from: .sample("2016-06-29"), military: 13_289)
        imported.strengths = [MissionSamples.strength, later]
        let undated = Assessment(outcome: .failed, why: "It left no peace", source: "A study")
        imported.assessments = [MissionSamples.assessment, undated]
        let state = try #require(Mission.fold([.imported(imported)]))

        let early = state.known(by: WorldDate.sample("2013-04-24").latest)
        let middle = state.known(by: WorldDate.sample("2016-06-28").latest)
        let late = state.known(by: WorldDate.sample("2023-07").latest)

        #expect(early.strengths.isEmpty && early.assessments.isEmpty)
        #expect(middle.strengths == [MissionSamples.strength] && middle.assessments.isEmpty)
        #expect(late.strengths == [MissionSamples.strength, later])
        #expect(late.assessments == [MissionSamples.assessment])
        #expect(late.details == state.details)
    }
}
