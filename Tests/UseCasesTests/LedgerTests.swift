import EventSourcing
import EventStore
import Foundation
import Lessons
import Postgres
import TestSupport
import Testing
import UseCases

@Suite(.database, .timeLimit(.minutes(5))) struct LedgerTests {
    @Test func aCommandIsRecordedWithWhoGaveItAndWhatItIsPartOf() async throws {
        try await TestLedger.with { test in
            var context = CommandContext.sample(by: .analyst)
            context.onBehalfOf = .manager
            context.correlationID = UUID()
            context.causationID = "event-1"
            let outcome = try await test.ledger.perform(RecordObservation(details: .sample()), in: context)
            #expect(outcome.subject == ObservationID(uuid: context.id).stream && !outcome.isRepeat)
            let envelope = try #require(try await test.store.load(outcome.subject).first).envelope()
            #expect(envelope.actor == PersonID.analyst.uuid && envelope.onBehalfOf == PersonID.manager.uuid)
            #expect(envelope.commandID == context.id && envelope.authentication == .local)
            #expect(envelope.correlationID == context.correlationID && envelope.causationID == "event-1")
        }
    }

    @Test("104 a command that names no conversation begins one") func correlation() async throws {
        try await TestLedger.with { test in
            let id = UUID()
            let outcome = try await test.give(RecordObservation(details: .sample()), id: id)
            let envelope = try #require(try await test.store.load(outcome.subject).first).envelope()
            #expect(envelope.correlationID == id && envelope.causationID == nil)
        }
    }

    @Test func theSameCommandAgainGetsItsFirstAnswer() async throws {
        try await TestLedger.with { test in
            let id = UUID()
            let first = try await test.give(RecordObservation(details: .sample()), id: id)
            let again = try await test.give(RecordObservation(details: .sample()), id: id)
            #expect(again.isRepeat && again.positions == first.positions && again.subject == first.subject)
            await #expect(throws: AppendError.commandReused(id)) {
                try await test.give(RecordObservation(details: .sample("Another")), id: id)
            }
            await #expect(throws: AppendError.commandReused(id)) {
                try await test.give(RecordObservation(details: .sample()), by: .analyst, id: id)
            }
            #expect(try await test.store.head().position == 1)
        }
    }

    @Test func aRefusedCommandMayBeSentAgainWhenItIsPossible() async throws {
        try await TestLedger.with { test in
            let observation: ObservationID = try await test.make(RecordObservation(details: .sample()))
            let id = UUID()
            let resubmit = ResubmitObservation(observation: observation)
            await #expect(throws: Observation.Rejection.self) { try await test.give(resubmit, id: id) }
            try await test.give(ReturnObservation(observation: observation, why: "Which?"), by: .analyst)
            #expect(try await !test.give(resubmit, id: id).isRepeat)
        }
    }

    @Test func aCommandThatDecidesNothingIsRemembered() async throws {
        try await TestLedger.with { test in
            let observation: ObservationID = try await test.make(RecordObservation(details: .sample()))
            let verify = VerifyObservation(observation: observation)
            try await test.give(verify)
            let id = UUID()
            let first = try await test.give(verify, id: id)
            #expect(first.positions == nil)
            let answered = try await test.ledger.thing(of: first)
            let closing = ReclassifyObservation(observation: observation, sensitivity: .confidential, why: "Names")
            try await test.give(closing, by: .analyst)
            let again = try await test.give(verify, id: id)
            #expect(again.isRepeat && again.positions == nil)
            #expect(try await test.ledger.thing(of: again) == answered)
            #expect(try await test.types(of: observation.stream).count == 3)
        }
    }

    @Test func whoNamesARevisionIsRefusedWhenItHasPassed() async throws {
        try await TestLedger.with { test in
            let observation: ObservationID = try await test.make(RecordObservation(details: .sample()))
            try await test.give(VerifyObservation(observation: observation), at: 0)
            let stream = observation.stream
            await #expect(throws: AppendError.conflict(stream: stream, expected: .exact(0), actual: 1)) {
                try await test.give(WithdrawObservation(observation: observation, why: "Mistake"), at: 0)
            }
            try await test.give(WithdrawObservation(observation: observation, why: "Mistake"), at: 1)
        }
    }

    @Test func aRehearsalRecordsNothing() async throws {
        try await TestLedger.with { test in
            let events = try await test.ledger.rehearse(RecordObservation(details: .sample()), in: .sample())
            #expect(events.map(\.type) == ["observation.recorded"])
            #expect(try await test.store.head().position == 0)
        }
    }

    @Test func aNewActionTasksTheLessonsThatItIsFor() async throws {
        try await TestLedger.with { test in
            let (lesson, action) = try await test.lessonWithVerifiedAction()
            try await test.give(ImplementLesson(lesson: lesson))
            #expect(try await test.state(of: lesson)?.phase == .implemented)
            try await test.give(ReopenAction(action: action, why: "It broke"), by: .manager)
            #expect(try await test.state(of: lesson)?.phase == .tasked)
            try await test.give(ImplementAction(action: action), by: .officer)
            try await test.give(VerifyAction(action: action, evidence: [.sample]), by: .validator)
            try await test.give(ImplementLesson(lesson: lesson))
            let second: ActionID = try await test.make(ProposeAction(details: .sample(for: [lesson])), by: .analyst)
            let state = try #require(try await test.state(of: lesson))
            #expect(state.phase == .tasked && state.actions == [action, second])
        }
    }

    @Test func aLessonThatAReopenedActionNeverNamedIsNotLearned() async throws {
        try await TestLedger.with { test in
            let (_, action) = try await test.lessonWithVerifiedAction()
            let (_, other) = try await test.analysedLesson()
            try await test.give(EndorseLesson(lesson: other), by: .manager)
            try await test.give(TaskLesson(lesson: other, actions: [action]), by: .manager)
            try await test.give(ImplementLesson(lesson: other))
            try await test.give(ReopenAction(action: action, why: "It broke"), by: .manager)
            let validate = ValidateLesson(lesson: other, outcome: .notEffective, evidence: [.sample])
            await #expect(throws: Lesson.Rejection.rule(.openActions([action]))) {
                try await test.give(validate, by: .validator)
            }
            let offered = try await test.ledger.offers(in: try await test.state(of: other), as: Lesson.self)
            #expect(!offered.contains(.validate) && offered.contains(.task))
            try await test.give(TaskLesson(lesson: other, actions: [action]), by: .manager)
            #expect(try await test.state(of: other)?.phase == .tasked)
        }
    }

    @Test func anActionWhoseRecordsAreRedactedStaysDone() async throws {
        try await TestLedger.with { test in
            let (lesson, action) = try await test.lessonWithVerifiedAction()
            try await test.redactLast(of: action.stream)
            let dossier = try await test.ledger.dossier(action.stream, as: ReformAction.self)
            #expect(dossier.thing.phase == "verified" && dossier.isSecondPersonUnauthenticated)
            try await test.give(ImplementLesson(lesson: lesson))
            // Nothing tells any more what it was.
            try await test.redact(try #require(try await test.store.load(action.stream).first))
            let validate = ValidateLesson(lesson: lesson, outcome: .notEffective, evidence: [.sample])
            try await test.give(validate, by: .validator)
            #expect(try await test.state(of: lesson)?.phase == .notEffective)
        }
    }

    @Test func whatIsOfferedDependsOnWhatAThingRestsOn() async throws {
        try await TestLedger.with { test in
            func offers(_ lesson: LessonID) async throws -> [Lesson.Action] {
                try await test.ledger.offers(in: try await test.state(of: lesson), as: Lesson.self)
            }
            let observation: ObservationID = try await test.make(RecordObservation(details: .sample()))
            let lesson: LessonID = try await test.make(ProposeLesson(details: .sample(from: [observation])))
            try await test.give(AnalyseLesson(lesson: lesson), by: .analyst)
            #expect(try await !offers(lesson).contains(.endorse))
            await #expect(throws: Lesson.Rejection.rule(.noSupport)) {
                try await test.give(EndorseLesson(lesson: lesson), by: .manager)
            }
            try await test.give(VerifyObservation(observation: observation), by: .analyst)
            #expect(try await offers(lesson).contains(.endorse))
            try await test.give(EndorseLesson(lesson: lesson), by: .manager)

            let action: ActionID = try await test.make(ProposeAction(details: .sample(for: [lesson])), by: .analyst)
            #expect(try await test.state(of: lesson)?.phase == .tasked)
            #expect(try await !offers(lesson).contains(.implement))
            let ways = Lesson.possible(in: .tasked).filter { $0 != .implement && $0 != .settle }
            await #expect(throws: Lesson.Rejection.impossible(.analyse, in: .tasked, possible: ways)) {
                try await test.give(AnalyseLesson(lesson: lesson, rootCause: "Otherwise"), by: .analyst)
            }
            try await test.give(DecideAction(action: action, acceptance: .accepted), by: .manager)
            try await test.give(ImplementAction(action: action), by: .officer)
            try await test.give(VerifyAction(action: action, evidence: [.sample]), by: .validator)
            #expect(try await offers(lesson).contains(.implement))
        }
    }

    @Test func aCodeIsAnotherMissionsForEver() async throws {
        try await TestLedger.with { test in
            let code = try #require(MissionCode("MINUSMA"))
            let details = MissionDetails(code: code, name: "Mali", type: .multidimensional, sensitivity: .unclassified)
            try await test.give(OpenMission(details: details))
            var other = details
            other.name = "Another"
            await #expect(throws: LedgerError.exists(code.stream)) { try await test.give(OpenMission(details: other)) }
        }
    }

    @Test func whatIsNamedHasToBeThere() async throws {
        try await TestLedger.with { test in
            let nobody = ObservationID(uuid: UUID())
            await #expect(throws: LedgerError.absent(nobody.stream)) {
                try await test.give(ProposeLesson(details: .sample(from: [nobody])))
            }
            let details = ReviewDetails(title: "R", kind: .audit, language: .english, sensitivity: .unclassified)
            let review: ReviewID = try await test.make(RegisterReview(details: details))
            let recommendation = RecommendationReference(review: review, number: 1)
            await #expect(throws: LedgerError.noRecommendation(recommendation)) {
                try await test.give(ProposeLesson(details: .sample(from: [], recommendations: [recommendation])))
            }
        }
    }

    @Test func thingsGoByNumberIdAndPrefix() async throws {
        try await TestLedger.with { test in
            let (observation, lesson) = try await test.analysedLesson()
            for name in ["O-1", "o-1", observation.description, String(observation.description.prefix(8))] {
                #expect(try await test.ledger.id(of: Reference(name)) == observation)
            }
            #expect(try await test.ledger.resolve(Reference("L-1")).stream == lesson.stream)
            for name in ["O-2", "X-1", "O-", "O-0", "abc", "", "ffffffff"] {
                await #expect(throws: LedgerError.unknown(Reference(name))) {
                    try await test.ledger.resolve(Reference(name))
                }
            }
            let wrong = LedgerError.wrongKind(Reference("L-1"), is: "lesson", wanted: ["observation"])
            await #expect(throws: wrong) {
                let _: ObservationID = try await test.ledger.id(of: Reference("L-1"))
            }
        }
    }

    @Test func anAmbiguousBeginningIsNotGuessed() async throws {
        try await TestLedger.with { test in
            for digit in ["1", "2"] {
                let id = try #require(UUID(uuidString: "abcd0000-0000-4000-8000-00000000000\(digit)"))
                try await test.give(RecordObservation(details: .sample()), id: id)
            }
            let both = [Reference("O-1"), Reference("O-2")]
            await #expect(throws: LedgerError.ambiguous(Reference("abcd"), both)) {
                try await test.ledger.resolve(Reference("abcd"))
            }
        }
    }
}
