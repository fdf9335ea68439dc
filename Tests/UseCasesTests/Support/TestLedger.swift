import EventSourcing
import EventStore
import Foundation
import Lessons
import Postgres
import TestSupport
import Testing
import UseCases

/// A ledger on a test's database, and what tests ask of it.
struct TestLedger {
    let ledger: Ledger
    let store: EventStore

    /// Runs `body` with as many ledgers as named, which share nothing but the database, as several processes would.
    static func with(_ body: (TestLedger) async throws -> Void) async throws {
        let database = TestDatabase.current
        try await database.withStore { store in
            try await Pool.with(database.configuration(.writer), size: 2, logger: .silent) { pool in
                try await body(
                    TestLedger(ledger: Ledger(store, pool, organisation: database.organisation), store: store)
                )
            }
        }
    }

    /// Gives a command as one of the people.
    @discardableResult
    func give(
        _ verb: some UseCase,
        by person: PersonID = .officer,
        id: UUID = UUID(),
        at revision: Revision? = nil
    ) async throws -> Outcome {
        try await ledger.perform(verb, in: .sample(id: id, by: person, at: revision))
    }

    /// Makes something; a new thing's id is the command's.
    func make<Subject>(_ verb: some UseCase, by person: PersonID = .officer) async throws -> Identifier<Subject> {
        let id = UUID()
        try await give(verb, by: person, id: id)
        return Identifier(uuid: id)
    }

    func state<Subject: Aggregate>(of id: Identifier<Subject>) async throws -> Subject.State {
        try await ledger.dossier(id.stream, as: Subject.self).state
    }

    func types(of stream: StreamName) async throws -> [String] {
        try await store.load(stream).map(\.type)
    }
}

extension CommandContext {
    static func sample(id: UUID = UUID(), by person: PersonID = .officer, at revision: Revision? = nil) -> Self {
        CommandContext(
            id: id,
            actor: person,
            authentication: .local,
            time: .sample(Int64(Date().timeIntervalSince1970 * 1_000_000)),
            expectedRevision: revision
        )
    }
}

extension PersonID {
    static let officer = PersonID(source: "test", externalID: "officer")
    static let analyst = PersonID(source: "test", externalID: "analyst")
    static let manager = PersonID(source: "test", externalID: "manager")
    static let validator = PersonID(source: "test", externalID: "validator")
}

extension WorldDate {
    /// For tests that write the date themselves.
    static func sample(_ text: String) -> WorldDate {
        guard let date = WorldDate(text) else { fatalError("\(text) is no date") }
        return date
    }
}

extension ObservationDetails {
    static func sample(_ title: String = "The radio net failed", review: ReviewID? = nil) -> ObservationDetails {
        ObservationDetails(
            title: title,
            observation: title,
            kind: .gap,
            occurred: .sample("2016-07"),
            attribution: Attribution(mode: .sealed),
            review: review,
            language: .english,
            sensitivity: .unclassified
        )
    }
}

extension LessonDetails {
    static func sample(
        from observations: [ObservationID],
        recommendations: [RecommendationReference] = [],
        sensitivity: Sensitivity = .unclassified
    ) -> LessonDetails {
        LessonDetails(
            kind: .lesson,
            title: "Relays need a spare battery",
            statement: "Each relay has two batteries.",
            rootCause: "Never budgeted",
            observations: observations,
            recommendations: recommendations,
            language: .english,
            sensitivity: sensitivity
        )
    }
}

extension ActionDetails {
    static func sample(for lessons: [LessonID]) -> ActionDetails {
        ActionDetails(
            what: "Buy batteries",
            lessons: lessons,
            category: .training,
            track: .mission,
            language: .english,
            sensitivity: .unclassified
        )
    }
}

extension Evidence {
    static let sample = Evidence(text: "Store count", source: "Log")
}

extension TestLedger {
    func redactLast(of stream: StreamName) async throws {
        try await redact(try #require(try await store.load(stream).last))
    }

    /// Takes the record from an event, at once.
    func redact(_ event: RecordedEvent) async throws {
        let data = #"{"approvedby":"\#(PersonID.manager)","position":"\#(event.position)","reason":"a name"}"#
        let stream = try StreamName("redaction/\(event.position)")
        let decision = try AuthoredEvent(stream: stream, type: "event.redacted", data: data)
        _ = try await store.redact(with: .sample([decision]))
    }

    /// A verified observation and a lesson drawn from it and analysed.
    func analysedLesson() async throws -> (observation: ObservationID, lesson: LessonID) {
        let observation: ObservationID = try await make(RecordObservation(details: .sample()))
        try await give(VerifyObservation(observation: observation), by: .analyst)
        let lesson: LessonID = try await make(ProposeLesson(details: .sample(from: [observation])), by: .analyst)
        try await give(AnalyseLesson(lesson: lesson), by: .analyst)
        return (observation, lesson)
    }

    /// A lesson tasked with one action, which is verified.
    func lessonWithVerifiedAction() async throws -> (lesson: LessonID, action: ActionID) {
        let (_, lesson) = try await analysedLesson()
        try await give(EndorseLesson(lesson: lesson), by: .manager)
        let action: ActionID = try await make(ProposeAction(details: .sample(for: [lesson])), by: .analyst)
        try await give(DecideAction(action: action, acceptance: .accepted), by: .manager)
        try await give(ImplementAction(action: action), by: .officer)
        try await give(VerifyAction(action: action, evidence: [.sample]), by: .validator)
        return (lesson, action)
    }
}
