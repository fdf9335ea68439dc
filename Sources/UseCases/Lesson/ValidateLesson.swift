package import EventSourcing
package import Lessons

/// Judges whether what was done about a lesson has worked.
package struct ValidateLesson: UseCase {
    package static let name = "lesson.validate"

    package var lesson: LessonID
    package var outcome: LessonOutcome
    package var evidence: [Evidence]
    /// When it lapses unless it is proved again; with the outcome learned.
    package var reviewOn: WorldDate?

    package init(lesson: LessonID, outcome: LessonOutcome, evidence: [Evidence], reviewOn: WorldDate? = nil) {
        self.lesson = lesson
        self.outcome = outcome
        self.evidence = evidence
        self.reviewOn = reviewOn
    }

    package func subject(in context: CommandContext) -> StreamName { lesson.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let validated = LessonValidated(outcome: outcome, evidence: evidence, reviewOn: reviewOn, by: context.actor)
        let standings = try await reading.standings(of: try await reading.state(of: lesson)?.actions ?? [])
        return [Step(lesson, .validate(validated, standings: standings, at: context.time))]
    }
}
