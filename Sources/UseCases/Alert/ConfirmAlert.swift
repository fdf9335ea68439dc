package import EventSourcing
package import Lessons

/// Says that it is as an alert says. A recurrence reopens its lesson with the observation, where that can be reopened, and
/// for the reason given, unless that is of an alert that is more sensitive than the lesson.
package struct ConfirmAlert: UseCase {
    package static let name = "alert.confirm"

    package var alert: AlertID
    package var why: String
    package var evidence: [Evidence]

    package init(alert: AlertID, why: String, evidence: [Evidence] = []) {
        self.alert = alert
        self.why = why
        self.evidence = evidence
    }

    package func subject(in context: CommandContext) -> StreamName { alert.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let confirmed = AlertConfirmed(why: why, evidence: evidence, by: context.actor)
        let step = Step(alert, .confirm(confirmed))
        guard let state = try await reading.state(of: alert), let id = state.details.rule.lesson,
            Alert.possible(in: state.phase).contains(.confirm)
        else { return [step] }
        let lesson = try await reading.lesson(id)
        guard Lesson.possible(in: lesson.phase).contains(.reopen) else { return [step] }
        let isTold = state.details.sensitivity <= lesson.details.sensitivity
        let reason = isTold ? why : lesson.details.language.closedReason
        let recurrences = state.details.rule.observations
        return [step, Step(id, .reopen(recurrences: recurrences, why: reason, by: context.actor))]
    }
}

extension LanguageTag {
    /// In French where that is the language, in English else.
    fileprivate var closedReason: String {
        rawValue.lowercased().prefix { $0 != "-" } == "fr"
            ? "Une alerte le montre, que tous les lecteurs de cet enseignement ne peuvent pas lire."
            : "An alert shows it that not everybody who reads this lesson may read."
    }
}
