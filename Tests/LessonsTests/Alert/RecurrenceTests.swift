import EventSourcing
import Lessons
import Testing

@Suite struct RecurrenceTests {
    private static func observed(
        _ words: Set<String> = ["order", "chain", "command", "drill", "juba"],
        types: [MissionType] = [.multidimensional],
        _ change: (inout ObservationDetails) -> Void = { _ in }
    ) -> ObservationFact {
        var details = ObservationSamples.details
        change(&details)
        var fact = ObservationFact(ObservationID(sample: 0x15), details, .submitted)
        (fact.words, fact.missionTypes) = (words, types)
        return fact
    }

    private static func learned(
        _ phase: Lesson.Phase = .learned,
        after lastOccurred: String = "2016-02-18",
        _ change: (inout LessonDetails) -> Void = { _ in }
    ) -> LessonFact {
        var details = LessonSamples.details
        change(&details)
        var fact = LessonFact(LessonID(sample: 0x20), details, phase)
        fact.words = ["chain", "command", "drill", "crisi", "conting", "use", "befor"]
        fact.lastOccurred = WorldDate.sample(lastOccurred).latest
        return fact
    }

    private static func given(_ observed: ObservationFact = observed(), _ learned: LessonFact = learned())
        -> Recurrence?
    {
        Recurrence.given(by: observed, like: learned, at: 7)
    }

    @Test func itSaysHowAlikeTheyAre() {
        let recurrence = Recurrence(
            lesson: LessonID(sample: 0x20),
            observation: ObservationID(sample: 0x15),
            factors: [.commandAndUnityOfEffort],
            sharedWords: 3,
            likeness: 60,
            position: 7
        )
        #expect(Self.given() == recurrence)
    }

    @Test func wordsThatArentAlikeGiveNone() {
        #expect(Self.given(Self.observed(["chain", "command", "radio"])) == nil)
        let many = Set((1...8).map { "word\($0)" } + ["chain", "command", "drill"])
        var long = Self.learned()
        long.words = Set((1...20).map { "other\($0)" } + ["chain", "command", "drill"])
        #expect(Self.given(Self.observed(many), long) == nil)
        #expect(Self.given(Self.observed([])) == nil)
    }

    @Test(arguments: Lesson.Phase.allCases)
    func onlyALessonLearnedRecurs(phase: Lesson.Phase) {
        #expect((Self.given(Self.observed(), Self.learned(phase)) != nil) == (phase == .learned))
    }

    @Test func aFactorIsNamedByBoth() {
        #expect(Self.given(Self.observed { $0.factors = [.leadership] }) == nil)
    }

    @Test func itOccurredAfterWhatTheLessonRestsOn() {
        #expect(Self.given(Self.observed(), Self.learned(after: "2016-07-08")) == nil)
        #expect(Self.given(Self.observed(), Self.learned { $0.observations = [ObservationID(sample: 0x15)] }) == nil)
    }

    @Test func theLessonAppliesAsFarAsBothSay() {
        #expect(Self.given(Self.observed(types: [.observer])) == nil)
        #expect(Self.given(Self.observed(types: [])) != nil)
        #expect(Self.given(Self.observed { $0.missionPhase = .planning }) == nil)
        #expect(Self.given(Self.observed { $0.missionPhase = nil }) != nil)
        let everywhere = Self.learned {
            $0.missionTypes = []
            $0.missionPhases = []
        }
        #expect(Self.given(Self.observed(types: [.observer]) { $0.missionPhase = .planning }, everywhere) != nil)
    }

    @Test func whatWorkedAndWhatIsStrictlyConfidentialGiveNone() {
        #expect(Self.given(Self.observed { $0.kind = .strength }) == nil)
        #expect(Self.given(Self.observed { $0.sensitivity = .strictlyConfidential }) == nil)
        #expect(Self.given(Self.observed(), Self.learned { $0.sensitivity = .strictlyConfidential }) == nil)
    }
}
