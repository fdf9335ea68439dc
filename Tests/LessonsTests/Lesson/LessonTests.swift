import EventSourcing
import Lessons
import Testing

@Suite struct LessonTests {
    private typealias Samples = LessonSamples
    private typealias Start = Given<Lesson>

    private static let verified = ActionStanding(
        id: Samples.action,
        implementation: .verified,
        implementers: [.implementer]
    )

    @Test func aLessonIsProposedAnalysedAndEndorsed() {
        Start([]).when(.propose(Samples.details, by: .analyst, quoted: .unclassified)).then([Samples.proposed])
        Start([Samples.proposed])
            .when(.analyse(rootCause: "Orders crossed", factors: [.leadership], by: .analyst))
            .then([Samples.analysed])
        let support: [Support] = [
            .observation(Samples.observation, isVerified: true), .recommendation(Samples.recommendation),
        ]
        Start(Samples.history(to: .analysed)).when(.endorse(support: support, by: .manager)).then([Samples.endorsed])
    }

    @Test(
        arguments: [
            [], [.observation(Samples.observation, isVerified: false)],
            [.observation(ObservationID(sample: 0x19), isVerified: true)],
            [.recommendation(RecommendationReference(review: ReviewID(sample: 0x49), number: 1))],
        ] as [[Support]]
    )
    func withoutAVerifiedObservationOrARecommendationOfItsOwnItIsNotIdentified(support: [Support]) {
        Start(Samples.history(to: .analysed)).when(.endorse(support: support, by: .manager))
            .thenRejected(.rule(.noSupport))
    }

    @Test func anAnalysisNamesARootCause() {
        var details = Samples.details
        details.rootCause = nil
        let proposed = LessonEvent.proposed(LessonProposed(details: details, by: .analyst))
        Start([proposed]).when(.analyse(rootCause: nil, factors: [], by: .analyst))
            .thenRejected(.field(.rootCause, .missing))
    }

    @Test(arguments: [Lesson.Phase.proposed, .analysed])
    func itIsDeclinedForAReason(phase: Lesson.Phase) {
        let history = Samples.history(to: phase)
        Start(history).when(.decline(why: "It is doctrine already", by: .manager)).then([Samples.declined])
        Start(history).when(.decline(why: "\n", by: .manager)).thenRejected(.field(.why, .missing))
        #expect(Lesson.fold(history + [Samples.declined, Samples.reopened])?.phase == .proposed)
    }

    @Test func anAmendmentKeepsTheOriginal() throws {
        let amended = LessonEvent.amended(LessonAmended(changes: Samples.changes(1), by: .analyst))
        let state = try #require(Lesson.fold([Samples.proposed, amended]))
        #expect(state.details.title == "A better title 1" && state.original == Samples.details)
        Start([Samples.proposed, amended])
            .when(.amend(LessonAmended(changes: Samples.changes(1), by: .stranger), quoted: .unclassified))
            .then([])
    }

    @Test func itIsTaskedWithActions() throws {
        let standing = ActionStanding(id: Samples.action, implementation: .notStarted)
        Start(Samples.history(to: .identified)).when(.task([standing], by: .manager)).then([Samples.tasked])
        Start(Samples.history(to: .identified)).when(.task([], by: .manager)).thenRejected(.field(.actions, .missing))
        Start(Samples.history(to: .tasked)).when(.task([standing], by: .manager)).then([])
    }

    @Test func aNewOrReopenedActionTakesAnImplementedLessonBackToTasked() {
        let history = Samples.history(to: .implemented)
        let reopened = ActionStanding(id: Samples.action, implementation: .inProgress)
        let new = ActionStanding(id: ActionID(sample: 0x31), implementation: .notStarted)
        for standing in [reopened, new] {
            let tasked = LessonEvent.tasked(LessonTasked(actions: [standing.id], by: .manager))
            Start(history).when(.task([standing], by: .manager)).then([tasked])
            #expect(Lesson.fold(history + [tasked])?.phase == .tasked)
        }
    }

    @Test(arguments: Implementation.allCases)
    func itIsImplementedWhenAllItsActionsAreVerifiedOrOvertaken(implementation: Implementation) {
        let history = Samples.history(to: .tasked)
        let standing = ActionStanding(
            id: Samples.action,
            implementation: implementation,
            implementers: [.implementer]
        )
        let decided = Start(history).when(.implement([standing], by: .owner))
        switch implementation {
        case .verified, .overtaken: decided.then([Samples.implemented])
        case .notStarted, .inProgress, .implemented, .closedUnimplemented:
            decided.thenRejected(.rule(.openActions([Samples.action])))
        }
    }

    @Test func anActionThatWasNotReadIsOpen() {
        let other = ActionStanding(id: ActionID(sample: 0x31), implementation: .verified)
        Start(Samples.history(to: .tasked)).when(.implement([other], by: .owner))
            .thenRejected(.rule(.openActions([Samples.action])))
        Start(Samples.history(to: .tasked)).when(.implement([], by: .owner)).thenRejected(.field(.actions, .missing))
    }

    @Test func itIsLearnedOnEvidenceWithADayOfReview() {
        let history = Samples.history(to: .implemented)
        func validate(_ outcome: LessonOutcome, _ evidence: [Evidence], _ reviewOn: String?) -> Decided<Lesson> {
            let validated = LessonValidated(
                outcome: outcome,
                evidence: evidence,
                reviewOn: reviewOn.map { .sample($0) },
                by: .validator
            )
            return Start(history).when(.validate(validated, standings: [Samples.settled], at: Samples.now))
        }
        validate(.learned, [.sample], "2028-06-30").then([Samples.learned])
        validate(.notEffective, [.sample], nil).then([Samples.notEffective])
        validate(.learned, [], "2028-06-30").thenRejected(.field(.evidence, .missing))
        validate(.notEffective, [], nil).thenRejected(.field(.evidence, .missing))
        validate(.learned, [.sample], nil).thenRejected(.field(.reviewOn, .missing))
        validate(.notEffective, [.sample], "2028").thenRejected(.field(.reviewOn, .notAllowed))
        validate(.learned, [.sample], "2026-11-23").thenRejected(.field(.reviewOn, .inPast))
    }

    @Test func whatIsBeingDoneAgainIsNotYetLearned() {
        func judged(_ standings: [ActionStanding]) -> Decided<Lesson> {
            let validated = LessonValidated(outcome: .notEffective, evidence: [.sample], by: .validator)
            let history = Samples.history(to: .implemented)
            return Start(history).when(.validate(validated, standings: standings, at: Samples.now))
        }
        for implementation in [Implementation.notStarted, .inProgress, .implemented, .closedUnimplemented] {
            let open = ActionStanding(id: Samples.action, implementation: implementation)
            judged([open]).thenRejected(.rule(.openActions([Samples.action])))
        }
        judged([]).thenRejected(.rule(.openActions([Samples.action])))
    }

    @Test(
        "who validates neither proposed nor implemented it",
        arguments: [
            (.analyst, .proposer), (.implementer, .implementer), (.owner, .implementer),
        ] as [(PersonID, Rule.Part)]
    )
    func aSecondPerson(person: PersonID, part: Rule.Part) {
        let validated = LessonValidated(
            outcome: .learned,
            evidence: [.sample],
            reviewOn: .sample("2028"),
            by: person
        )
        let validate = LessonCommand.validate(validated, standings: [Samples.settled], at: Samples.now)
        Start(Samples.history(to: .implemented)).when(validate).thenRejected(.rule(.samePerson(as: part)))
        let reproved = LessonReproved(evidence: [.sample], reviewOn: .sample("2030"), by: person)
        Start(Samples.history(to: .learned)).when(.reprove(reproved, at: Samples.now))
            .thenRejected(.rule(.samePerson(as: part)))
    }

    @Test func whatWasLearnedLapsesUnlessItIsProvedAgain() throws {
        let history = Samples.history(to: .learned)
        let state = try #require(Lesson.fold(history))
        #expect(!state.isLapsed(at: .sample("2028-06-30")) && state.isLapsed(at: .sample("2028-07-01")))
        let reproved = LessonReproved(evidence: [.sample], reviewOn: .sample("2030"), by: .validator)
        Start(history).when(.reprove(reproved, at: Samples.now)).then([.reproved(reproved)])
        let again = try #require(Lesson.fold(history + [.reproved(reproved)]))
        #expect(!again.isLapsed(at: .sample("2028-07-01")))
    }

    @Test(arguments: Lesson.Phase.allCases.filter { $0 != .superseded })
    func contestedIsAMarkWithOpposingEvidenceBesideTheState(phase: Lesson.Phase) throws {
        let history = Samples.history(to: phase)
        guard case .contested(let contested) = Samples.contested else { return }
        Start(history).when(.contest(contested)).then([Samples.contested])
        var unproved = contested
        unproved.evidence = []
        Start(history).when(.contest(unproved)).thenRejected(.field(.evidence, .missing))
        Start(history).when(.settle(why: "Why not", by: .manager)).thenRejected(.rule(.notContested))
        let state = try #require(Lesson.fold(history + [Samples.contested]))
        #expect(state.phase == phase && state.isContested)
        let settled = LessonEvent.settled(LessonSettled(why: "Another sector", by: .manager))
        Start(history + [Samples.contested]).when(.settle(why: "Another sector", by: .manager)).then([settled])
        #expect(Lesson.fold(history + [Samples.contested, settled])?.isContested == false)
    }

    @Test func supersessionIsNotCyclic() {
        let lesson = LessonID(sample: 0x20)
        let other = LessonID(sample: 0x21)
        for (replacement, successors) in [(lesson, []), (other, [lesson]), (other, [LessonID(sample: 0x22), lesson])] {
            let chain = LessonReplacement(id: replacement, successors: successors, replacing: lesson)
            Start([Samples.proposed]).when(.supersede(chain, why: "It says more", by: .manager))
                .thenRejected(.rule(.supersessionCycle))
        }
        let chain = LessonReplacement(id: other, successors: [LessonID(sample: 0x22)], replacing: lesson)
        Start([Samples.proposed]).when(.supersede(chain, why: "It says more", by: .manager)).then([Samples.superseded])
    }

    @Test func aRecurrenceReopensWhatWasLearned() throws {
        let history = Samples.history(to: .learned)
        Start(history)
            .when(.reopen(recurrences: [Samples.observation], why: "It happened again in Juba", by: .analyst))
            .then([Samples.reopened])
        let state = try #require(Lesson.fold(history + [Samples.reopened]))
        #expect(state.phase == .analysed && state.reviewOn == nil)
    }

    @Test func aLessonIsAsSensitiveAsWhatItQuotes() {
        Start([]).when(.propose(Samples.details, by: .analyst, quoted: .confidential))
            .thenRejected(.rule(.sensitivityBelow(.confidential)))
        Start([Samples.proposed])
            .when(.amend(LessonAmended(changes: Samples.changes(1), by: .analyst), quoted: .confidential))
            .thenRejected(.rule(.sensitivityBelow(.confidential)))
    }

    @Test func whatWasRaisedHereIsNotLoweredByAnImport() throws {
        var again = Samples.imported
        again.details.title = "Another title"
        let history: [LessonEvent] = [
            .imported(Samples.imported),
            .reclassified(LessonReclassified(sensitivity: .confidential, why: "It names units", by: .manager)),
            .claimed(again),
        ]
        let state = try #require(Lesson.fold(history))
        #expect(state.details.sensitivity == .confidential && state.details.title == Samples.details.title)
        #expect(state.claims == [Samples.imported, again])
    }

    @Test func whatWasAmendedHereStaysEvenWhereTheSourceOnceSaidTheSame() throws {
        var (agreeing, again) = (Samples.imported, Samples.imported)
        agreeing.details.title = "A better title 0"
        again.details.title = "Another title"
        let amended = LessonEvent.amended(LessonAmended(changes: Samples.changes(0), by: .analyst))
        let history: [LessonEvent] = [.imported(Samples.imported), amended, .claimed(agreeing), .claimed(again)]
        let state = try #require(Lesson.fold(history))
        #expect(state.details.title == "A better title 0" && state.claims == [Samples.imported, agreeing, again])
    }

    @Test func nothingIsNamedTwiceAndRecommendationsAreNumberedFromOne() {
        let reference = RecommendationReference(review: ReviewID(source: "S", externalID: "1"), number: 1)
        let faults: [(Field, FieldFault, (inout LessonDetails) -> Void)] = [
            (.observations, .repeated, { $0.observations = [Samples.observation, Samples.observation] }),
            (.recommendations, .repeated, { $0.recommendations = [reference, reference] }),
            (.recommendations, .malformed, { $0.recommendations = [.init(review: reference.review, number: 0)] }),
            (.factors, .repeated, { $0.factors = [.leadership, .leadership] }),
            (.missions, .repeated, { $0.missions = [.minusma, .minusma] }),
            (.missionTypes, .repeated, { $0.missionTypes = [MissionType.allCases[0], MissionType.allCases[0]] }),
            (.missionPhases, .repeated, { $0.missionPhases = [.planning, .planning] }),
        ]
        for (field, fault, change) in faults {
            var details = Samples.details
            change(&details)
            Start([]).when(.propose(details, by: .analyst, quoted: .unclassified)).thenRejected(.field(field, fault))
        }
        var imported = Samples.imported
        let action = ActionID(source: "S", externalID: "1")
        imported.actions = [action, action]
        Start([]).when(.import(imported)).thenRejected(.field(.actions, .repeated))
    }

    @Test func whatTheSourceSaysAnewIsHowAnUntouchedClaimStands() throws {
        var again = Samples.imported
        again.details.title = "Another title"
        again.phase = .tasked
        let state = try #require(Lesson.fold([.imported(Samples.imported), .claimed(again)]))
        #expect(state.details.title == "Another title" && state.phase == .tasked && state.isClaimed)
    }
}
