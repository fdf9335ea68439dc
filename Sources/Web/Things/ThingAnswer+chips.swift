import Contract
import EventSourcing
import Lessons
import Wording

extension ThingAnswer where Subject: ContractedAggregate {
    /// Where it stands, and what has to be known before anybody relies on it.
    func chips(now: Instant, in language: Language) -> [Chip] {
        states(in: language) + marks(now: now).map { Chip($0, $0.tone, in: language) }
    }

    private func states(in language: Language) -> [Chip] {
        switch state {
        case let action as ReformActionState:
            [
                Chip(action.acceptance, action.acceptance.tone, in: language),
                Chip(action.implementation, action.implementation.tone, in: language),
            ] + [action.effect.map { Chip($0, $0 == .notEffective ? .bad : .plain, in: language) }].compactMap(\.self)
        case let observation as ObservationState: [Chip(observation.phase, observation.phase.tone, in: language)]
        case let alert as AlertState: [Chip(alert.phase, alert.phase.tone, in: language)]
        case let lesson as LessonState: [Chip(lesson.phase, lesson.phase.tone, in: language)]
        default: Subject.phase(of: state).map { [Chip($0, in: language)] } ?? []
        }
    }
}

extension Mark {
    var tone: Chip.Tone {
        switch self {
        case .claimed, .secondPersonUnauthenticated, .redacted, .synthetic, .notVerified: .mark
        case .lapsed, .contested, .overdue, .escalated: .bad
        case .stalled: .warn
        case .confidential, .strictlyConfidential: .secret
        }
    }
}
