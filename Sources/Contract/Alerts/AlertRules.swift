import EventSourcing
import EventStore
import Lessons
import Projections
import UseCases

/// What the rules give for one event of an observation, as of its position.
struct AlertRules {
    private let desk: Desk
    private let event: RecordedEvent
    /// All events of its observation.
    private let history: [RecordedEvent]
    private var asOf: AsOf { AsOf(position: event.position, clock: event.recordedAt, isNow: false) }

    init(_ desk: Desk, _ event: RecordedEvent, _ history: [RecordedEvent]) {
        (self.desk, self.event, self.history) = (desk, event, history)
    }

    /// - Throws: `EventCodecError`; `PostgresError`.
    func given(after raised: RaisedAlerts) async throws -> [AlertRule] {
        guard let id = ObservationID(event.stream), let state = try folded(history, as: Observation.self),
            let created = history.first?.position
        else { return [] }
        let fact = ObservationFact(id, state.details, state.phase)
        guard fact.counts else { return [] }
        return try await warnings(fact, raised) + recurrences(fact, created)
    }

    private func warnings(_ fact: ObservationFact, _ raised: RaisedAlerts) async throws -> [AlertRule] {
        var rules: [AlertRule] = []
        for mission in fact.missions {
            for factor in fact.factors {
                let earlier = raised.warnings(in: mission, naming: factor)
                // Most lie in a window that was warned of: nothing has to be read for these.
                guard !earlier.contains(where: { $0.position < event.position && $0.covers(fact) }) else { continue }
                let others = try await desk.side.failures(
                    in: mission,
                    naming: factor,
                    within: EarlyWarning.windowDays,
                    of: fact.occurred,
                    asOf: asOf
                )
                let warning = EarlyWarning.given(
                    by: fact,
                    in: mission,
                    naming: factor,
                    among: others,
                    after: earlier,
                    at: event.position
                )
                if let warning { rules.append(.earlyWarning(warning)) }
            }
        }
        return rules
    }

    private func recurrences(_ fact: ObservationFact, _ created: Position) async throws -> [AlertRule] {
        let lessons = try await desk.side.learned(naming: fact.factors, asOf: asOf)
        guard !lessons.isEmpty, let text = try await desk.side.stems(of: created, asOf: asOf) else { return [] }
        var fact = fact
        fact.words = text.words
        for mission in fact.missions {
            let events = try await desk.store.load(mission.stream)
            if let type = try folded(events, as: Mission.self)?.details.type { fact.missionTypes.append(type) }
        }
        var rules: [AlertRule] = []
        for id in lessons {
            guard let lesson = try await lesson(id, isFrench: text.isFrench),
                let recurrence = Recurrence.given(by: fact, like: lesson, at: event.position)
            else { continue }
            rules.append(.recurrence(recurrence))
        }
        return rules
    }

    /// nil where its text is in another language: words of two languages are never alike.
    private func lesson(_ id: LessonID, isFrench: Bool) async throws -> LessonFact? {
        let events = try await desk.store.load(id.stream)
        guard let state = try folded(events, as: Lesson.self), let created = events.first?.position,
            let text = try await desk.side.stems(of: created, asOf: asOf), text.isFrench == isFrench
        else { return nil }
        var fact = LessonFact(id, state.details, state.phase)
        fact.words = text.words
        for observation in fact.observations {
            let events = try await desk.store.load(observation.stream)
            guard let details = try folded(events, as: Observation.self)?.details else { continue }
            fact.lastOccurred = max(fact.lastOccurred ?? details.occurred.latest, details.occurred.latest)
        }
        return fact
    }

    /// A thing as of the event. What was redacted since is passed over.
    private func folded<Subject: Aggregate>(
        _ events: [RecordedEvent],
        as subject: Subject.Type
    ) throws -> Subject.State {
        subject.fold(
            try events.filter { $0.position <= event.position && $0.record != nil }.map { event in
                let (version, data) = try event.content()
                return try Subject.Event(type: event.type, dataVersion: version, data: data)
            }
        )
    }
}
