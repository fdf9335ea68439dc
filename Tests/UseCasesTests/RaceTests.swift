import EventSourcing
import EventStore
import Lessons
import Postgres
import TestSupport
import Testing
import UseCases

/// Rules that look at other streams: when another writer changes one of them between the reading and the append, the
/// command is decided again, and refused.
@Suite(.database, .timeLimit(.minutes(5))) struct RaceTests {
    private let database = TestDatabase.current

    /// Has `change` recorded after `command` has read and decided, and before it is appended.
    private func race(
        _ command: some UseCase,
        by person: PersonID = .manager,
        against change: some UseCase,
        in first: TestLedger
    ) async throws -> Result<Outcome, any Error> {
        try await database.withStores(1) { stores in
            try await Pool.with(database.configuration(.writer), logger: .silent) { pool in
                let second = Ledger(stores[0], pool, organisation: database.organisation)
                return try await withThrowingTaskGroup(of: Result<Outcome, any Error>?.self) { group in
                    // The log's lock is given in the order in which it was asked for: the change comes first.
                    try await database.holdingTheLog {
                        group.addTask {
                            _ = try await second.perform(change, in: .sample(by: .officer))
                            return nil
                        }
                        try await database.untilWaiting(1)
                        group.addTask {
                            do { return .success(try await first.give(command, by: person)) } catch {
                                return .failure(error)
                            }
                        }
                        try await database.untilWaiting(2)
                    }
                    var result: Result<Outcome, any Error>?
                    for try await outcome in group { result = outcome ?? result }
                    return try #require(result)
                }
            }
        }
    }

    @Test func anObservationIsWithdrawnWhileItsLessonIsEndorsed() async throws {
        try await TestLedger.with { test in
            let (observation, lesson) = try await test.analysedLesson()
            let result = try await race(
                EndorseLesson(lesson: lesson),
                against: WithdrawObservation(observation: observation, why: "Another day"),
                in: test
            )
            #expect(throws: Lesson.Rejection.rule(.noSupport)) { try result.get() }
            #expect(try await test.state(of: lesson)?.phase == .analysed)
        }
    }

    @Test func anActionIsReopenedWhileItsLessonIsCalledImplemented() async throws {
        try await TestLedger.with { test in
            let (lesson, action) = try await test.lessonWithVerifiedAction()
            let result = try await race(
                ImplementLesson(lesson: lesson),
                against: ReopenAction(action: action, why: "It broke"),
                in: test
            )
            #expect(throws: Lesson.Rejection.rule(.openActions([action]))) { try result.get() }
            #expect(try await test.state(of: lesson)?.phase == .tasked)
        }
    }

    @Test func twoObservationsAreMergedIntoEachOtherAtOnce() async throws {
        try await TestLedger.with { test in
            let one: ObservationID = try await test.make(RecordObservation(details: .sample("One")))
            let other: ObservationID = try await test.make(RecordObservation(details: .sample("Other")))
            let result = try await race(
                MergeObservation(observation: one, target: other),
                against: MergeObservation(observation: other, target: one),
                in: test
            )
            #expect(throws: Observation.Rejection.rule(.mergeCycle)) { try result.get() }
            #expect(try await test.state(of: one)?.phase == .submitted)
        }
    }

    @Test func twoLessonsTakeEachOthersPlaceAtOnce() async throws {
        try await TestLedger.with { test in
            let one: LessonID = try await test.make(ProposeLesson(details: .sample(from: [])))
            let other: LessonID = try await test.make(ProposeLesson(details: .sample(from: [])))
            let result = try await race(
                SupersedeLesson(lesson: one, replacement: other, why: "It says more"),
                against: SupersedeLesson(lesson: other, replacement: one, why: "It says more"),
                in: test
            )
            #expect(throws: Lesson.Rejection.rule(.supersessionCycle)) { try result.get() }
        }
    }

    @Test func whatIsQuotedIsRaisedWhileItIsQuoted() async throws {
        try await TestLedger.with { test in
            let observation: ObservationID = try await test.make(RecordObservation(details: .sample()))
            let raise = ReclassifyObservation(
                observation: observation,
                sensitivity: .confidential,
                why: "It names a village"
            )
            let result = try await race(ProposeLesson(details: .sample(from: [observation])), against: raise, in: test)
            #expect(throws: Lesson.Rejection.rule(.sensitivityBelow(.confidential))) { try result.get() }
        }
    }

    @Test func anActionIsReopenedWhileItIsVerified() async throws {
        try await TestLedger.with { test in
            let (lesson, action) = try await test.lessonWithVerifiedAction()
            try await test.give(ReopenAction(action: action, why: "Again"), by: .manager)
            try await test.give(ImplementAction(action: action), by: .analyst)
            let result = try await race(
                VerifyAction(action: action, evidence: [.sample]),
                by: .officer,
                against: ReopenAction(action: action, why: "Once more"),
                in: test
            )
            #expect(throws: ReformAction.Rejection.self) { try result.get() }
            #expect(try await test.state(of: lesson)?.phase == .tasked)
        }
    }

    @Test func whatDoesNotTouchTheRuleIsOnlyDecidedAgain() async throws {
        try await TestLedger.with { test in
            let (observation, lesson) = try await test.analysedLesson()
            var changes = ObservationChanges()
            changes.title = "A better title"
            let result = try await race(
                EndorseLesson(lesson: lesson),
                against: AmendObservation(observation: observation, changes: changes),
                in: test
            )
            #expect(try result.get().positions != nil)
            #expect(try await test.state(of: lesson)?.phase == .identified)
        }
    }
}
