package import EventSourcing
package import Lessons

/// Says that it is as an alert says. A recurrence reopens its lesson with the observation, where that can be reopened.
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
        guard let state = try await reading.state(of: alert), let lesson = state.details.rule.lesson,
            Alert.possible(in: state.phase).contains(.confirm),
            Lesson.possible(in: try await reading.lesson(lesson).phase).contains(.reopen)
        else { return [step] }
        let recurrences = state.details.rule.observations
        return [step, Step(lesson, .reopen(recurrences: recurrences, why: why, by: context.actor))]
    }
}
