import EventSourcing
import EventStore
import Lessons
import Projections
import UseCases

/// What the rules ask of lessons and missions, read once and kept until the log has something new of it: each observation is
/// compared with every lesson that was learned on its factors.
struct RuleFacts {
    /// As many lessons are kept, each with some hundreds of words, and as many answers to which were learned.
    private static let maximumLessons = 1_000

    private struct KnownLesson {
        let fact: LessonFact
        let isFrench: Bool
    }

    /// The lessons that were learned on any of these factors.
    private var learned: [[Factor]: [LessonID]] = [:]
    /// nil is known too: such a lesson can't be read.
    private var lessons: [StreamName: KnownLesson?] = [:]
    /// By the stream of an observation, the lessons that rest on it.
    private var restingOn: [StreamName: Set<StreamName>] = [:]
    private var missionTypes: [StreamName: MissionType?] = [:]

    /// Forgets what the next event of the log may change.
    mutating func forget(at event: RecordedEvent) {
        guard event.stream.category != Redaction.category else { return self = RuleFacts() }
        missionTypes[event.stream] = nil
        lessons[event.stream] = nil
        if event.stream.category == Lesson.category { learned = [:] }
        for lesson in restingOn.removeValue(forKey: event.stream) ?? [] { lessons[lesson] = nil }
    }

    /// The lessons that were learned and name one of these factors.
    ///
    /// - Throws: `PostgresError`.
    mutating func learned(naming factors: [Factor], at desk: Desk, asOf: AsOf) async throws -> [LessonID] {
        if let known = learned[factors] { return known }
        if learned.count >= Self.maximumLessons { learned = [:] }
        let lessons = try await desk.side.learned(naming: factors, asOf: asOf)
        learned[factors] = lessons
        return lessons
    }

    /// A lesson as of a position that all events before were forgotten for; nil where it can't be read, or its text is in
    /// another language: words of two languages are never alike.
    ///
    /// - Throws: `EventCodecError`; `PostgresError`.
    mutating func lesson(
        _ id: LessonID,
        isFrench: Bool,
        at desk: Desk,
        asOf: AsOf
    ) async throws -> LessonFact? {
        let known = try await known(id, at: desk, asOf)
        return known?.isFrench == isFrench ? known?.fact : nil
    }

    private mutating func known(_ id: LessonID, at desk: Desk, _ asOf: AsOf) async throws -> KnownLesson? {
        if let known = lessons[id.stream] { return known }
        if lessons.count >= Self.maximumLessons { (lessons, restingOn) = ([:], [:]) }
        let known = try await read(id, at: desk, asOf)
        lessons.updateValue(known, forKey: id.stream)
        for observation in known?.fact.observations ?? [] {
            restingOn[observation.stream, default: []].insert(id.stream)
        }
        return known
    }

    private func read(_ id: LessonID, at desk: Desk, _ asOf: AsOf) async throws -> KnownLesson? {
        let events = try await desk.store.load(id.stream)
        guard let state = try events.folded(as: Lesson.self, through: asOf.position),
            let created = events.first?.position,
            let text = try await desk.side.stems(of: created, asOf: asOf)
        else { return nil }
        var fact = LessonFact(id, state.details, state.phase)
        fact.words = text.words
        for observation in fact.observations {
            let events = try await desk.store.load(observation.stream)
            guard let details = try events.folded(as: Observation.self, through: asOf.position)?.details else {
                continue
            }
            fact.lastOccurred = max(fact.lastOccurred ?? details.occurred.latest, details.occurred.latest)
        }
        return KnownLesson(fact: fact, isFrench: text.isFrench)
    }

    /// What kind of mission it is; nil where there is none.
    ///
    /// - Throws: `EventCodecError`; `PostgresError`.
    mutating func type(of mission: MissionCode, at desk: Desk, asOf: AsOf) async throws -> MissionType? {
        if let known = missionTypes[mission.stream] { return known }
        let events = try await desk.store.load(mission.stream)
        let type = try events.folded(as: Mission.self, through: asOf.position)?.details.type
        missionTypes.updateValue(type, forKey: mission.stream)
        return type
    }
}

extension [RecordedEvent] {
    /// A thing by those of its events that were recorded through a position; of what was redacted since, by what still holds.
    ///
    /// - Throws: `EventCodecError`.
    func folded<Subject: Aggregate>(as subject: Subject.Type, through position: Position) throws -> Subject.State {
        subject.fold(try filter { $0.position <= position }.compactMap { try Subject.Event($0) })
    }
}
