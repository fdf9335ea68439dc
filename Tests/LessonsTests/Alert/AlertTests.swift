import EventSourcing
import Lessons
import Testing

@Suite struct AlertTests {
    private typealias Samples = AlertSamples
    private typealias Start = Given<Alert>

    @Test func aRuleRaisesIt() {
        Start([]).when(.raise(Samples.details)).then([Samples.raised])
        Start([Samples.raised]).when(.raise(Samples.details)).then([])
    }

    @Test func itIsAcknowledgedBeforeItIsConfirmedOrDismissed() {
        Start([Samples.raised]).when(.acknowledge(by: .analyst)).then([Samples.acknowledged])
        let open = [Samples.raised, Samples.acknowledged]
        Start(open).when(.acknowledge(by: .analyst)).then([])
        Start(open).when(.confirm(Samples.confirmed)).then([.confirmed(Samples.confirmed)])
        Start(open).when(.dismiss(why: "All tell of one day", by: .manager)).then([Samples.dismissed])
        Start([Samples.raised]).when(.dismiss(why: "All tell of one day", by: .manager))
            .thenRejected(.impossible(.dismiss, in: .raised, possible: [.acknowledge, .import]))
    }

    @Test func whatWasDecidedIsLookedIntoAgain() throws {
        for decided in [AlertEvent.confirmed(Samples.confirmed), Samples.dismissed] {
            let history = [Samples.raised, Samples.acknowledged, decided]
            Start(history).when(.reconsider(why: "It went on", by: .manager)).then([Samples.reconsidered])
            let state = try #require(Alert.fold(history + [Samples.reconsidered]))
            #expect(state.phase == .acknowledged)
        }
    }

    @Test(arguments: ["", " \n"])
    func aReasonIsWanted(why: String) {
        let open = [Samples.raised, Samples.acknowledged]
        Start(open).when(.dismiss(why: why, by: .manager)).thenRejected(.field(.why, .missing))
        Start(open).when(.confirm(AlertConfirmed(why: why, by: .manager))).thenRejected(.field(.why, .missing))
        Start(open + [Samples.dismissed]).when(.reconsider(why: why, by: .manager))
            .thenRejected(.field(.why, .missing))
    }

    @Test func evidenceThatIsThereIsWhole() {
        let confirmed = AlertConfirmed(why: "So it is", evidence: [Evidence(text: "", source: "Log")], by: .manager)
        Start([Samples.raised, Samples.acknowledged]).when(.confirm(confirmed))
            .thenRejected(.field(.evidence, .missing))
    }

    @Test func factsThatDontMeetTheRuleRaiseNothing() {
        var few = Samples.details
        var warning = Samples.warning
        warning.observations.removeLast()
        few.rule = .earlyWarning(warning)
        Start([]).when(.raise(few)).thenRejected(.rule(.belowThreshold))

        var twice = Samples.details
        warning.observations.append(warning.observations[0])
        twice.rule = .earlyWarning(warning)
        Start([]).when(.raise(twice)).thenRejected(.field(.observations, .repeated))

        var elsewhere = Samples.details
        elsewhere.missions = []
        Start([]).when(.raise(elsewhere)).thenRejected(.field(.missions, .notAllowed))

        var unlike = Samples.imported.details
        var recurrence = Samples.recurrence
        recurrence.likeness = Recurrence.threshold - 1
        unlike.rule = .recurrence(recurrence)
        Start([]).when(.raise(unlike)).thenRejected(.rule(.belowThreshold))
        recurrence.factors = []
        unlike.rule = .recurrence(recurrence)
        Start([]).when(.raise(unlike)).thenRejected(.field(.factors, .missing))
    }

    @Test func unacknowledgedItEscalatesAfterAWeek() throws {
        let raised = try #require(Alert.fold([Samples.raised]))
        let (early, late) = (Instant.sample("2026-12-01"), Instant.sample("2026-12-02"))
        #expect(raised.escalatedAfter == early)
        #expect(!raised.isEscalated(at: early) && raised.isEscalated(at: late))
        let acknowledged = try #require(Alert.fold([Samples.raised, Samples.acknowledged]))
        #expect(acknowledged.escalatedAfter == nil && !acknowledged.isEscalated(at: late))
    }

    @Test func whatASourceClaimsStandsUntilSomebodyHereMovesIt() throws {
        var reclaimed = Samples.imported
        reclaimed.phase = .acknowledged
        Start([.imported(Samples.imported)]).when(.import(reclaimed)).then([.claimed(reclaimed)])
        let claimed = try #require(Alert.fold([.imported(Samples.imported), .claimed(reclaimed)]))
        #expect(claimed.phase == .acknowledged && claimed.isClaimed)
        let own = [AlertEvent.imported(Samples.imported), Samples.reconsidered, Samples.dismissed, .claimed(reclaimed)]
        let moved = try #require(Alert.fold(own))
        #expect(moved.phase == .dismissed && !moved.isClaimed && moved.claims.count == 2)
    }

    @Test func itStandsOnWhatItNames() throws {
        let warning = try #require(Alert.headline(of: Alert.fold([Samples.raised])))
        #expect(warning.standsOn.map(\.category) == ["observation", "observation", "observation"])
        let recurrence = try #require(Alert.headline(of: Alert.fold([.imported(Samples.imported)])))
        #expect(recurrence.standsOn.map(\.category) == ["observation", "lesson"])
    }

    @Test func itsTitleIsReadAsItIsWritten() throws {
        let title = try #require(Alert.headline(of: Alert.fold([Samples.raised]))?.title)
        #expect(title == "early_warning MINUSMA leadership")
        #expect(AlertTitle(title)?.description == title)
        let without = try #require(Alert.headline(of: Alert.fold([.imported(Samples.imported)]))?.title)
        #expect(without == "recurrence - leadership" && AlertTitle(without)?.missions == [])
        #expect(AlertTitle("The radio net failed") == nil)
    }
}
