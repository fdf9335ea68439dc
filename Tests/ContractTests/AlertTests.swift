import Contract
import EventSourcing
import EventStore
import Foundation
import Lessons
import Postgres
import Projections
import TestSupport
import Testing
import UseCases

/// Alerts from the log that gives them to the lesson that is reopened.
@Suite(.database, .timeLimit(.minutes(5))) struct AlertTests {
    private let officer = PersonID(source: "test", externalID: "officer")
    private let analyst = PersonID(source: "test", externalID: "analyst")
    private let manager = PersonID(source: "test", externalID: "manager")
    private let code: MissionCode

    init() throws {
        code = try #require(MissionCode("EXMIS"))
    }

    private func open(_ test: TestDesk) async throws {
        let details = MissionDetails(code: code, name: "Exercise", type: .multidimensional, sensitivity: .unclassified)
        try await test.give(OpenMission(details: details), by: manager)
    }

    @discardableResult
    private func observe(
        _ test: TestDesk,
        _ text: String,
        on day: String,
        _ sensitivity: Sensitivity = .unclassified
    ) async throws -> ObservationID {
        let details = ObservationDetails(
            title: text,
            observation: text,
            kind: .gap,
            occurred: try #require(WorldDate(day)),
            missions: [code],
            factors: [.planningAndRiskAssessment],
            attribution: Attribution(mode: .sealed),
            language: .english,
            sensitivity: sensitivity,
            provenance: Provenance(synthetic: true)
        )
        let id = UUID()
        try await test.give(RecordObservation(details: details), by: officer, id: id)
        return ObservationID(uuid: id)
    }

    /// A lesson that was learned from an observation of March.
    private func learn(_ test: TestDesk) async throws -> LessonID {
        let observation = try await observe(test, "The bridge had no guard at night", on: "2026-03-01")
        try await test.give(VerifyObservation(observation: observation), by: analyst)
        let details = LessonDetails(
            kind: .lesson,
            title: "A bridge is guarded by day and by night",
            statement: "A bridge is guarded by day and by night",
            observations: [observation],
            factors: [.planningAndRiskAssessment],
            missions: [code],
            language: .english,
            sensitivity: .unclassified
        )
        let id = UUID()
        try await test.give(ProposeLesson(details: details), by: analyst, id: id)
        let lesson = LessonID(uuid: id)
        try await test.give(AnalyseLesson(lesson: lesson, rootCause: "Guards were planned for daylight"), by: analyst)
        try await test.give(EndorseLesson(lesson: lesson), by: manager)
        let action = UUID()
        let reform = ActionDetails(
            what: "Post two guards at each bridge",
            lessons: [lesson],
            category: .training,
            track: .mission,
            language: .english,
            sensitivity: .unclassified
        )
        try await test.give(ProposeAction(details: reform), by: analyst, id: action)
        let reformed = ActionID(uuid: action)
        try await test.give(DecideAction(action: reformed, acceptance: .accepted, why: nil), by: manager)
        let evidence = [Evidence(text: "Rosters", source: "Sector")]
        try await test.give(ImplementAction(action: reformed, evidence: evidence), by: officer)
        try await test.give(VerifyAction(action: reformed, evidence: evidence), by: manager)
        try await test.give(ImplementLesson(lesson: lesson), by: analyst)
        let validate = ValidateLesson(
            lesson: lesson,
            outcome: .learned,
            evidence: evidence,
            reviewOn: WorldDate("2099-01-01")
        )
        try await test.give(validate, by: PersonID(source: "test", externalID: "validator"))
        return lesson
    }

    private func alerts(at desk: Desk) async throws -> [ListedRow] {
        try await desk.ask(ListQuestion<Alert>(Narrowing(), limit: 100)).items.map(\.row)
    }

    private func first(_ test: TestDesk) async throws -> AlertID {
        try await test.desk.ledger.id(of: Reference("W-1"))
    }

    @Test func threeFailuresRaiseOneWarningHoweverOftenItIsLookedFor() async throws {
        try await TestDesk.with { test in
            try await open(test)
            for day in 1...2 { try await observe(test, "The bridge fell", on: "2026-05-0\(day)") }
            #expect(try await AlertWatch(test.desk).scan().raised == 0)
            let third = try await observe(test, "The bridge fell", on: "2026-05-03")
            let watch = AlertWatch(test.desk)
            #expect(try await watch.scan().raised == 1)
            #expect(try await watch.scan().raised == 0)
            try await observe(test, "The bridge fell", on: "2026-05-04")
            #expect(try await watch.scan().raised == 0)
            #expect(try await AlertWatch(test.desk).scan().raised == 0)

            let desk = try await test.asOf()
            let rows = try await alerts(at: desk)
            #expect(rows.map(\.reference) == ["W-1"])
            #expect(rows[0].text("title") == "early_warning EXMIS planning_and_risk_assessment")
            #expect(rows[0].text("state") == "raised" && rows[0].isTrue("synthetic"))
            let shown = try await desk.ask(ShowQuestion<Alert>(Reference("W-1")))
            guard case .earlyWarning(let warning)? = shown.state?.details.rule else {
                Issue.record("it is no warning")
                return
            }
            #expect(warning.observations.last == third && warning.observations.count == 3)
            // Everything can be looked up as of the position that it bears.
            let then = try await test.asOf(warning.position)
            #expect(try await then.ask(ListQuestion<Lessons.Observation>(Narrowing())).items.count == 3)
            let history = try await desk.ask(HistoryQuestion(Reference("W-1"))).events
            #expect(history.map(\.actor) == ["the system itself"] && history.map(\.authentication) == ["system"])
            let page = try await desk.ask(MissionPageQuestion(mission: code))
            #expect(page.openAlerts.map(\.reference) == ["W-1"] && page.openAlerts.map(\.escalated) == [false])
        }
    }

    @Test func lookingAgainFromTheBeginningRaisesNothingNew() async throws {
        try await TestDesk.with { test in
            try await test.record(600, seed: 11)
            _ = try await learn(test, after: open)
            try await observe(test, "The south bridge had no guard at night", on: "2026-10-02")
            try await AlertWatch(test.desk).scan()
            let first = try await alerts(at: try await test.asOf()).map { $0.text("id") }
            #expect(first.count > 2)
            try await forget(test)
            #expect(try await AlertWatch(test.desk).scan().raised == 0)
            #expect(try await alerts(at: try await test.asOf()).map { $0.text("id") } == first)
        }
    }

    @Test func aWatchThatGoesOnRaisesWhatALaterScanWouldGive() async throws {
        try await TestDesk.with { test in
            try await open(test)
            try await observe(test, "The bridge fell", on: "2026-05-01")
            let watch = Task { try await AlertWatch(test.desk).run() }
            for day in 2...3 { try await observe(test, "The bridge fell", on: "2026-05-0\(day)") }
            try await eventually { try await test.desk.ledger.raisedAlerts().count == 1 }
            _ = try await learn(test)
            try await observe(test, "The south bridge had no guard at night", on: "2026-10-02")
            try await eventually { try await test.desk.ledger.raisedAlerts().count == 2 }
            watch.cancel()
            _ = await watch.result
            try await forget(test)
            #expect(try await AlertWatch(test.desk).scan().raised == 0)
        }
    }

    @Test func whatALessonRestsOnIsAskedAnewOnceItChanged() async throws {
        try await TestDesk.with { test in
            _ = try await learn(test, after: open)
            try await observe(test, "The south bridge had no guard at night", on: "2026-05-02")
            let watch = AlertWatch(test.desk)
            #expect(try await watch.scan().raised == 1)

            // Nothing of July follows what occurred in October.
            let shown = try await test.desk.ask(ShowQuestion<Lesson>(Reference("L-1")))
            let basis = try #require(shown.state?.details.observations.first)
            var changes = ObservationChanges()
            changes.occurred = WorldDate("2026-10-01")
            try await test.give(AmendObservation(observation: basis, changes: changes, why: "Misread"), by: officer)
            try await observe(test, "The east bridge had no guard at night", on: "2026-07-01")
            #expect(try await watch.scan().raised == 0)
            try await observe(test, "The west bridge had no guard at night", on: "2026-11-20")
            #expect(try await watch.scan().raised == 1)

            try await forget(test)
            #expect(try await AlertWatch(test.desk).scan().raised == 0)
        }
    }

    private func learn(_ test: TestDesk, after opening: (TestDesk) async throws -> Void) async throws -> LessonID {
        try await opening(test)
        return try await learn(test)
    }

    private func forget(_ test: TestDesk) async throws {
        _ = try await TestDatabase.current.withSession { try $0.execute("DELETE FROM debrief.alert_watch") }
    }

    @Test func severalAtOnceAndOneKilledRaiseEachOnce() async throws {
        try await TestDesk.with { test in
            try await open(test)
            for month in ["01", "02", "03", "05", "06", "07", "09", "10", "11"] {
                try await observe(test, "The bridge fell", on: "2025-\(month)-15")
            }
            try await test.record(300, seed: 3)
            let desk = test.desk
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<3 { group.addTask { try await AlertWatch(desk).scan() } }
                // One is killed in the middle.
                let killed = Task { try await AlertWatch(desk).scan() }
                group.addTask {
                    try await Task.sleep(for: .milliseconds(150))
                    killed.cancel()
                    _ = await killed.result
                }
                try await group.waitForAll()
            }
            let both = try await test.desk.ledger.raisedAlerts()
            try await forget(test)
            #expect(try await AlertWatch(test.desk).scan().raised == 0)
            #expect(try await test.desk.ledger.raisedAlerts() == both && !both.isEmpty)
            // No observation is counted twice for a mission and a factor.
            let warnings = both.values.compactMap { rule -> EarlyWarning? in
                guard case .earlyWarning(let warning) = rule else { return nil }
                return warning
            }
            for alike in Dictionary(grouping: warnings, by: { "\($0.mission) \($0.factor)" }).values {
                let counted = alike.flatMap(\.observations)
                #expect(Set(counted).count == counted.count)
            }
        }
    }

    @Test func aRecurrenceConfirmedReopensItsLesson() async throws {
        try await TestDesk.with { test in
            let lesson = try await learn(test, after: open)
            let again = try await observe(test, "The south bridge had no guard at night", on: "2026-10-02")
            try await observe(test, "The radio net failed between two posts", on: "2026-10-03")
            #expect(try await AlertWatch(test.desk).scan().raised == 1)
            let alert = try await first(test)
            let shown = try await test.desk.ask(ShowQuestion<Alert>(Reference("W-1")))
            guard case .recurrence(let recurrence)? = shown.state?.details.rule else {
                Issue.record("it is no recurrence")
                return
            }
            #expect(recurrence.lesson == lesson && recurrence.observation == again && recurrence.sharedWords >= 3)

            try await test.give(AcknowledgeAlert(alert: alert), by: analyst)
            let outcome = try await test.give(ConfirmAlert(alert: alert, why: "It happened again"), by: manager)
            #expect(Set(outcome.streams.map(\.stream)) == [alert.stream, lesson.stream])
            let reopened = try await test.desk.ask(ShowQuestion<Lesson>(Reference("L-1")))
            #expect(reopened.phase == "analysed" && reopened.state?.reopened?.recurrences == [again])
            // What is reopened already is confirmed all the same, and stays as it is.
            try await test.give(ReconsiderAlert(alert: alert, why: "Look again"), by: manager)
            let second = try await test.give(ConfirmAlert(alert: alert, why: "It did"), by: manager)
            #expect(second.streams.map(\.stream) == [alert.stream])
        }
    }

    @Test func aLessonIsNotToldTheReasonOfAnAlertThatIsMoreSensitive() async throws {
        try await TestDesk.with { test in
            _ = try await learn(test, after: open)
            let text = "The south bridge had no guard at night"
            let again = try await observe(test, text, on: "2026-10-02", .confidential)
            #expect(try await AlertWatch(test.desk).scan().raised == 1)
            let alert = try await first(test)
            try await test.give(AcknowledgeAlert(alert: alert), by: analyst)
            try await test.give(ConfirmAlert(alert: alert, why: "A source in the camp says so"), by: manager)
            let reopened = try await test.desk.ask(ShowQuestion<Lesson>(Reference("L-1"))).state?.reopened
            #expect(reopened?.recurrences == [again])
            #expect(reopened?.why == "An alert shows it that not everybody who reads this lesson may read.")
        }
    }

    @Test func whoMayNotReadAllThatItNamesDoesntSeeIt() async throws {
        try await TestDesk.with { test in
            try await open(test)
            try await observe(test, "The bridge fell", on: "2026-05-01")
            try await observe(test, "The bridge fell", on: "2026-05-02")
            let last = try await observe(test, "The bridge fell", on: "2026-05-03")
            try await AlertWatch(test.desk).scan()
            try await observe(test, "The radio net failed", on: "2020-01-01")
            let alert = try await first(test)
            func authority(_ grants: Grant..., needsToKnow: Set<StreamName> = []) -> Authority {
                .granted(Authority.Holding(person: analyst, grants: grants, needsToKnow: needsToKnow))
            }
            let other = try #require(MissionCode("OTHER"))
            let here = authority(Grant(role: .analyst, mission: code))
            try await expect(alert, isSeen: true, by: here, test)
            try await expect(alert, isSeen: false, by: authority(Grant(role: .manager, mission: other)), test)
            try await expect(alert, isSeen: false, by: authority(), test)

            // Confidential since: for who may read that alone.
            let reclassify = ReclassifyObservation(
                observation: last,
                sensitivity: .confidential,
                why: "It names a unit"
            )
            try await test.give(reclassify, by: manager)
            try await expect(alert, isSeen: true, by: here, test)
            try await expect(alert, isSeen: false, by: authority(Grant(role: .observer, mission: code)), test)
            // Strictly confidential since: for those alone who are on its list.
            let close = ReclassifyObservation(observation: last, sensitivity: .strictlyConfidential, why: "A source")
            try await test.give(close, by: manager)
            try await expect(alert, isSeen: false, by: here, test)
            let admitted = authority(Grant(role: .analyst, mission: code), needsToKnow: [last.stream])
            try await expect(alert, isSeen: true, by: admitted, test)
        }
    }

    private func expect(_ alert: AlertID, isSeen: Bool, by authority: Authority, _ test: TestDesk) async throws {
        let now = try await test.asOf()
        let then = try await test.asOf(now.asOf.position - 1)
        for desk in [now.seen(by: authority), then.seen(by: authority)] {
            let narrowing = Narrowing()
            let listed = try await ListQuestion<Alert>(narrowing).answer(at: desk).items.map(\.row.reference)
            #expect(listed == (isSeen ? ["W-1"] : []))
            let facets = try await FacetsQuestion<Alert>(narrowing).answer(at: desk).facets
            #expect(facets.isEmpty != isSeen)
        }
        let desk = now.seen(by: authority)
        #expect(try await desk.ledger.readable(among: [alert.stream]) == (isSeen ? [alert.stream] : []))
        let shown = try? await ShowQuestion<Alert>(Reference("W-1")).answer(at: desk)
        let told = try? await HistoryQuestion(Reference("W-1")).answer(at: desk)
        #expect((shown != nil, told != nil) == (isSeen, isSeen))
        if !isSeen {
            let raised = try #require(try await desk.store.load(alert.stream).first)
            let asked = CommandContext(id: UUID(), actor: analyst, authentication: .token, time: .now)
            await #expect(throws: RedactionError.noEvent) {
                try await RedactionRegister(desk.ledger).take(.ask(why: "x"), about: raised.position, in: asked)
            }
            let happened = try await TimelineQuestion(mission: code).answer(at: desk).happenings
            #expect(!happened.contains { $0.reference == "W-1" })
            await #expect(throws: LedgerError.absent(alert.stream)) {
                try await test.give(AcknowledgeAlert(alert: alert), by: analyst, as: authority)
            }
        }
    }

    @Test func analystsAcknowledgeAndManagersDecide() async throws {
        try await TestDesk.with { test in
            try await open(test)
            for day in 1...3 { try await observe(test, "The bridge fell", on: "2026-05-0\(day)") }
            try await AlertWatch(test.desk).scan()
            let alert = try await first(test)
            func holding(_ role: AccessRole) -> Authority {
                .granted(Authority.Holding(person: analyst, grants: [Grant(role: role, mission: code)]))
            }
            for role in [AccessRole.observer, .owner, .auditor] {
                await #expect(throws: LedgerError.forbidden("alert.acknowledge")) {
                    try await test.give(AcknowledgeAlert(alert: alert), by: analyst, as: holding(role))
                }
            }
            try await test.give(AcknowledgeAlert(alert: alert), by: analyst, as: holding(.analyst))
            let dismiss = DismissAlert(alert: alert, why: "All tell of one day")
            await #expect(throws: LedgerError.forbidden("alert.dismiss")) {
                try await test.give(dismiss, by: analyst, as: holding(.analyst))
            }
            try await test.give(dismiss, by: manager, as: holding(.manager))
            await #expect(throws: LedgerError.forbidden("alert.raise")) {
                let shown = try await test.desk.ask(ShowQuestion<Alert>(Reference("W-1")))
                let rule = try #require(shown.state?.details.rule)
                try await test.give(RaiseAlert(rule: rule), by: manager, as: holding(.manager))
            }
        }
    }
}
