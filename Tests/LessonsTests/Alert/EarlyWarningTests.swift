import EventSourcing
import Lessons
import Testing

@Suite struct EarlyWarningTests {
    private static func fact(
        _ number: UInt8,
        _ occurred: String,
        phase: Observation.Phase = .submitted,
        _ change: (inout ObservationDetails) -> Void = { _ in }
    ) -> ObservationFact {
        var details = ObservationSamples.details
        (details.occurred, details.factors) = (.sample(occurred), [.leadership, .politicalWill])
        change(&details)
        return ObservationFact(ObservationID(sample: number), details, phase)
    }

    private static func given(
        by fact: ObservationFact,
        among others: [ObservationFact],
        after earlier: [EarlyWarning] = [],
        at position: Position = 100
    ) -> EarlyWarning? {
        EarlyWarning.given(
            by: fact,
            in: .minusma,
            naming: .leadership,
            among: others,
            after: earlier,
            at: position
        )
    }

    private static func ids(_ numbers: UInt8...) -> [ObservationID] { numbers.map { ObservationID(sample: $0) } }

    @Test func threeWithinNinetyDaysGiveOneInTheirOrder() throws {
        let others = [Self.fact(2, "2026-03-31"), Self.fact(1, "2026-01-01")]
        let warning = try #require(Self.given(by: Self.fact(3, "2026-02-01"), among: others))
        #expect(warning.observations == Self.ids(1, 3, 2))
        #expect(warning.from == .sample("2026-01-01") && warning.position == 100)
        #expect((warning.threshold, warning.windowDays) == (3, 90))
    }

    @Test func twoGiveNone() {
        #expect(Self.given(by: Self.fact(2, "2026-02-01"), among: [Self.fact(1, "2026-01-01")]) == nil)
        // Itself counts once, whether or not it is among the others.
        let same = [Self.fact(1, "2026-01-01"), Self.fact(2, "2026-02-01")]
        #expect(Self.given(by: Self.fact(2, "2026-02-01"), among: same) == nil)
    }

    @Test(arguments: [("2026-03-31", true), ("2026-04-01", false), ("2026-03", true), ("2026", false)])
    func allOfItsDateLiesWithinTheWindow(occurred: String, isGiven: Bool) {
        let others = [Self.fact(1, "2026-01-01"), Self.fact(2, "2026-01-02")]
        #expect((Self.given(by: Self.fact(3, occurred), among: others) != nil) == isGiven)
    }

    @Test(arguments: [Observation.Phase.rejected, .merged, .withdrawn])
    func whatDoesntStandDoesntCount(phase: Observation.Phase) {
        let others = [Self.fact(1, "2026-01-01"), Self.fact(2, "2026-01-02", phase: phase)]
        #expect(Self.given(by: Self.fact(3, "2026-01-03"), among: others) == nil)
        let standing = [Self.fact(1, "2026-01-01"), Self.fact(2, "2026-01-02")]
        #expect(Self.given(by: Self.fact(3, "2026-01-03", phase: phase), among: standing) == nil)
    }

    @Test func whatWorkedAndWhatIsOfAnotherMissionOrFactorOrStrictlyConfidentialDoesntCount() {
        let first = Self.fact(1, "2026-01-01")
        let others = [
            Self.fact(2, "2026-01-02") { $0.kind = .strength }, Self.fact(2, "2026-01-02") { $0.missions = [] },
            Self.fact(2, "2026-01-02") { $0.factors = [.politicalWill] },
            Self.fact(2, "2026-01-02") { $0.sensitivity = .strictlyConfidential },
        ]
        for other in others { #expect(Self.given(by: Self.fact(3, "2026-01-03"), among: [first, other]) == nil) }
    }

    @Test func whatLiesInAnEarlierWindowIsntCountedAgain() throws {
        let first = [Self.fact(1, "2026-01-01"), Self.fact(2, "2026-01-02"), Self.fact(3, "2026-01-03")]
        let earlier = try #require(Self.given(by: first[2], among: first, at: 10))
        let covered = [Self.fact(4, "2026-02-01"), Self.fact(5, "2026-02-02")]
        #expect(Self.given(by: Self.fact(6, "2026-02-03"), among: first + covered, after: [earlier]) == nil)
        // Two that lie behind it and one within it give none; three behind it do.
        let behind = [Self.fact(7, "2026-04-10"), Self.fact(8, "2026-04-11")]
        let fresh = Self.fact(9, "2026-04-12")
        #expect(Self.given(by: behind[1], among: first + covered + behind, after: [earlier]) == nil)
        let next = try #require(Self.given(by: fresh, among: first + covered + behind, after: [earlier]))
        #expect(next.observations == Self.ids(7, 8, 9))
    }

    @Test func onlyWarningsOfTheSameThatWereGivenBeforeStandInItsWay() throws {
        let all = [Self.fact(1, "2026-01-01"), Self.fact(2, "2026-01-02"), Self.fact(3, "2026-01-03")]
        var later = try #require(Self.given(by: all[2], among: all, at: 100))
        #expect(Self.given(by: all[2], among: all, after: [later], at: 100) == later)
        later.factor = .politicalWill
        later.position = 1
        #expect(Self.given(by: all[2], among: all, after: [later], at: 100) != nil)
    }

    @Test func theOrderInWhichTheOthersAreToldDoesntMatter() {
        let all = (1...6).map { Self.fact($0, "2026-01-0\($0)") }
        let new = Self.fact(9, "2026-01-04")
        #expect(Self.given(by: new, among: all) == Self.given(by: new, among: all.reversed()))
    }
}
