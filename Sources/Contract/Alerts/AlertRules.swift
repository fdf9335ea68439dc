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
    func given(after raised: RaisedAlerts, knowing facts: inout RuleFacts) async throws -> [AlertRule] {
        guard let id = ObservationID(event.stream),
            let state = try history.folded(as: Observation.self, through: event.position),
            let created = history.first?.position
        else { return [] }
        let fact = ObservationFact(id, state.details, state.phase)
        guard fact.counts else { return [] }
        return try await warnings(fact, raised) + recurrences(fact, created, &facts)
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

    private func recurrences(
        _ fact: ObservationFact,
        _ created: Position,
        _ facts: inout RuleFacts
    ) async throws -> [AlertRule] {
        let lessons = try await facts.learned(naming: fact.factors, at: desk, asOf: asOf)
        guard !lessons.isEmpty, let text = try await desk.side.stems(of: created, asOf: asOf) else { return [] }
        var fact = fact
        fact.words = text.words
        for mission in fact.missions {
            if let type = try await facts.type(of: mission, at: desk, asOf: asOf) { fact.missionTypes.append(type) }
        }
        var rules: [AlertRule] = []
        for id in lessons {
            guard let lesson = try await facts.lesson(id, isFrench: text.isFrench, at: desk, asOf: asOf),
                let recurrence = Recurrence.given(by: fact, like: lesson, at: event.position)
            else { continue }
            rules.append(.recurrence(recurrence))
        }
        return rules
    }
}
