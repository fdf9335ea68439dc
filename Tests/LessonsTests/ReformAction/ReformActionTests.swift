import EventSourcing
import Lessons
import Testing

@Suite struct ReformActionTests {
    private typealias Samples = ActionSamples
    private typealias Start = Given<ReformAction>

    @Test(arguments: [
        ("2026-11-23", FieldFault.inPast), ("2026-10", .inPast), ("2025", .inPast),
        ("2027-01/2027-03", .noCalendarDate), ("2027-03-31T12:00:00Z", .noCalendarDate),
    ])
    func aDueDateIsADayThatIsStillToCome(_ due: String, _ fault: FieldFault) {
        var details = Samples.details
        details.due = .sample(due)
        Start([]).when(.propose(details, by: .analyst, quoted: .unclassified, at: Samples.now))
            .thenRejected(.field(.due, fault))
        Start([Samples.proposed]).when(.moveDue(to: .sample(due), why: "Late", by: .owner, at: Samples.now))
            .thenRejected(.field(.due, fault))
    }

    @Test(arguments: ["2026-11-24", "2026-11", "2026", "2027-03-31"])
    func whatEndsTodayOrLaterMayBeADueDate(_ due: String) {
        let moved = ActionDueMoved(from: Samples.details.due, to: .sample(due), why: "Late", by: .owner)
        Start([Samples.proposed]).when(.moveDue(to: .sample(due), why: "Late", by: .owner, at: Samples.now))
            .then([.dueMoved(moved)])
    }

    @Test func aSourceMayClaimADueDateThatHasPassed() {
        var imported = Samples.imported
        imported.details.due = .sample("1999")
        Start([]).when(.import(imported)).then([.imported(imported)])
    }

    @Test func aProposalIsUnderConsideration() throws {
        Start([]).when(.propose(Samples.details, by: .analyst, quoted: .unclassified, at: Samples.now)).then([
            Samples.proposed
        ])
        let state = try #require(ReformAction.fold([Samples.proposed]))
        #expect(state.acceptance == .underConsideration && state.implementation == .notStarted)
    }

    @Test func aReformIsForALessonOrARecommendation() {
        var details = Samples.details
        (details.lessons, details.recommendations) = ([], [])
        Start([]).when(.propose(details, by: .analyst, quoted: .unclassified, at: Samples.now)).thenRejected(
            .field(.lessons, .missing)
        )
    }

    @Test func nothingIsNamedTwice() {
        let (lesson, review) = (LessonID(source: "S", externalID: "1"), ReviewID(source: "S", externalID: "2"))
        let faults: [(Field, FieldFault, (inout ActionDetails) -> Void)] = [
            (.lessons, .repeated, { $0.lessons = [lesson, lesson] }),
            (.recommendations, .malformed, { $0.recommendations = [.init(review: review, number: 0)] }),
            (.missions, .repeated, { $0.missions = [.minusma, .minusma] }),
        ]
        for (field, fault, change) in faults {
            var details = Samples.details
            change(&details)
            Start([]).when(.propose(details, by: .analyst, quoted: .unclassified, at: Samples.now)).thenRejected(
                .field(field, fault)
            )
        }
    }

    @Test func aReformIsAsSensitiveAsWhatItQuotes() {
        Start([]).when(.propose(Samples.details, by: .analyst, quoted: .confidential, at: Samples.now))
            .thenRejected(.rule(.sensitivityBelow(.confidential)))
        Start([Samples.proposed])
            .when(.reclassify(.confidential, why: "It names units", by: .manager, quoted: .strictlyConfidential))
            .thenRejected(.rule(.sensitivityBelow(.strictlyConfidential)))
    }

    @Test(arguments: [Acceptance.accepted, .partlyAccepted])
    func acceptedInPartOrWholeItIsToBeStarted(acceptance: Acceptance) throws {
        let decided = ReformActionEvent.decided(ActionDecided(acceptance: acceptance, by: .manager))
        Start([Samples.proposed]).when(.decide(acceptance, why: nil, by: .manager)).then([decided])
        let state = try #require(ReformAction.fold([Samples.proposed, decided]))
        #expect(state.acceptance == acceptance && state.phase == .notStarted)
    }

    @Test(arguments: [Acceptance.rejected, .notRelevant])
    func settingAsideTakesAReason(acceptance: Acceptance) {
        for why in [nil, " "] {
            Start([Samples.proposed]).when(.decide(acceptance, why: why, by: .manager))
                .thenRejected(.field(.why, .missing))
        }
        Start([Samples.proposed]).when(.decide(acceptance, why: "Done elsewhere", by: .manager))
            .then([.decided(ActionDecided(acceptance: acceptance, why: "Done elsewhere", by: .manager))])
    }

    @Test func toGoOnConsideringIsNoDecision() {
        Start([Samples.proposed]).when(.decide(.underConsideration, why: nil, by: .manager))
            .thenRejected(.field(.acceptance, .notAllowed))
    }

    @Test func anOwnerIsAnOfficeOrAPerson() {
        let owner = ActionOwner(office: "Force Generation Service")
        Start([Samples.proposed]).when(.assign(owner, by: .manager))
            .then([.assigned(ActionAssigned(owner: owner, by: .manager))])
        Start([Samples.proposed]).when(.assign(ActionOwner(), by: .manager)).thenRejected(.field(.owner, .missing))
    }

    @Test func aSlipKeepsTheOldDateAndTheReason() throws {
        let moved = ActionDueMoved(from: .sample("2027-03"), to: .sample("2028"), why: "No trainers", by: .owner)
        Start([Samples.proposed]).when(.moveDue(to: .sample("2028"), why: "No trainers", by: .owner, at: Samples.now))
            .then([.dueMoved(moved)])
        let state = try #require(ReformAction.fold([Samples.proposed, .dueMoved(moved)]))
        #expect(state.details.due == .sample("2028") && state.slips == [moved])
        Start([Samples.proposed]).when(.moveDue(to: .sample("2028"), why: " ", by: .owner, at: Samples.now))
            .thenRejected(.field(.why, .missing))
    }

    @Test(arguments: [ReformAction.Phase.notStarted, .inProgress])
    func progressIsReportedInPercent(phase: ReformAction.Phase) {
        var progressed = ActionProgressed(text: "Six trained", percentage: 60, evidence: [], by: .owner)
        let history = Samples.history(to: phase)
        Start(history).when(.progress(progressed)).then([.progressed(progressed)])
        #expect(ReformAction.fold(history + [.progressed(progressed)])?.phase == .inProgress)
        for percentage in [-1, 101] {
            progressed.percentage = percentage
            Start(history).when(.progress(progressed)).thenRejected(.field(.percentage, .outOfRange(0...100)))
        }
    }

    @Test(arguments: [ReformAction.Phase.notStarted, .inProgress])
    func whatIsUnderWayIsImplementedOvertakenOrClosed(phase: ReformAction.Phase) {
        let history = Samples.history(to: phase)
        Start(history).when(.implement(evidence: [.sample], by: .implementer)).then([Samples.implemented])
        Start(history).when(.overtake(why: "The mission closed", by: .manager)).then([Samples.overtaken])
        Start(history).when(.close(why: "No money was voted", by: .manager)).then([Samples.closed])
        Start(history).when(.overtake(why: "", by: .manager)).thenRejected(.field(.why, .missing))
        Start(history).when(.close(why: "", by: .manager)).thenRejected(.field(.why, .missing))
    }

    @Test func somebodyElseVerifiesWithEvidence() {
        let history = Samples.history(to: .implemented)
        Start(history).when(.verify(evidence: [.sample], by: .validator)).then([Samples.verified])
        Start(history).when(.verify(evidence: [], by: .validator)).thenRejected(.field(.evidence, .missing))
        Start(history).when(.verify(evidence: [.sample], by: .implementer))
            .thenRejected(.rule(.samePerson(as: .implementer)))
        Start(history).when(.verify(evidence: [.sample], by: .owner)).thenRejected(.rule(.samePerson(as: .owner)))
    }

    @Test func theEffectOfAVerifiedReformIsAssessedOnEvidence() throws {
        let history = Samples.history(to: .verified)
        Start(history).when(.assess(.effective, evidence: [.sample], by: .validator)).then([Samples.assessed])
        Start(history).when(.assess(.effective, evidence: [], by: .validator))
            .thenRejected(.field(.evidence, .missing))
        let state = try #require(ReformAction.fold(history + [Samples.assessed]))
        #expect(state.effect == .effective && state.implementation == .verified)
    }

    @Test(
        arguments: [
            (.rejected, .underConsideration), (.notRelevant, .underConsideration), (.implemented, .inProgress),
            (.verified, .inProgress), (.assessed, .inProgress), (.overtaken, .notStarted),
            (.closedUnimplemented, .notStarted),
        ] as [(ReformAction.Phase, ReformAction.Phase)]
    )
    func everyEndMayBeReopened(end: ReformAction.Phase, expected: ReformAction.Phase) throws {
        let history = Samples.history(to: end)
        Start(history).when(.reopen(why: "Juba, July 2016", by: .manager)).then([Samples.reopened])
        Start(history).when(.reopen(why: "", by: .manager)).thenRejected(.field(.why, .missing))
        let state = try #require(ReformAction.fold(history + [Samples.reopened]))
        #expect(state.phase == expected && state.effect == nil)
    }

    @Test func whatHadBegunGoesOnWhenItIsReopened() {
        let history = Samples.history(to: .inProgress) + [Samples.closed, Samples.reopened]
        #expect(ReformAction.fold(history)?.phase == .inProgress)
    }

    @Test(
        arguments: [
            (.assessed, nil, nil, .effect, .missing), (.verified, nil, .effective, .effect, .notAllowed),
            (.rejected, .accepted, nil, .acceptance, .notAllowed),
        ] as [(ReformAction.Phase, Acceptance?, Effect?, Field, FieldFault)]
    )
    func anImportDoesNotContradictItself(
        phase: ReformAction.Phase,
        acceptance: Acceptance?,
        effect: Effect?,
        field: Field,
        fault: FieldFault
    ) {
        var imported = Samples.imported
        (imported.phase, imported.acceptance, imported.effect) = (phase, acceptance, effect)
        Start([]).when(.import(imported)).thenRejected(.field(field, fault))
    }

    @Test func anImportBearsWhatItsSourceClaims() throws {
        Start([]).when(.import(Samples.imported)).then([.imported(Samples.imported)])
        let state = try #require(ReformAction.fold([.imported(Samples.imported)]))
        #expect(state.phase == .assessed && state.acceptance == .partlyAccepted && state.isClaimed)
        #expect(ReformAction.fold([.imported(Samples.imported), Samples.reopened])?.isClaimed == false)
        Start([.imported(Samples.imported)]).when(.import(Samples.imported)).then([])
    }

    @Test func aClaimStandsBesideWhatWasMovedHereAndMovesNothing() throws {
        var claimed = Samples.imported
        (claimed.phase, claimed.effect) = (.verified, nil)
        let history: [ReformActionEvent] = [.imported(Samples.imported), Samples.reopened]
        Start(history).when(.import(claimed)).then([.claimed(claimed)])
        let state = try #require(ReformAction.fold(history + [.claimed(claimed)]))
        #expect(state.phase == .inProgress && state.claims == [Samples.imported, claimed])
    }

    @Test func itIsOverdueWhenItsDayHasPassedAndItIsNotDone() throws {
        let later = Instant.sample("2027-04-01")
        #expect(try #require(ReformAction.fold(Samples.history(to: .notStarted))).isOverdue(at: later))
        #expect(try !#require(ReformAction.fold(Samples.history(to: .notStarted))).isOverdue(at: .sample("2027-03-31")))
        for phase in [ReformAction.Phase.rejected, .implemented, .overtaken, .closedUnimplemented] {
            #expect(try !#require(ReformAction.fold(Samples.history(to: phase))).isOverdue(at: later))
        }
    }
}
