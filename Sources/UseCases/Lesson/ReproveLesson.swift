package import EventSourcing
package import Lessons

/// Proves a lesson learned again, until another day.
package struct ReproveLesson: UseCase {
    package static let name = "lesson.reprove"

    package var lesson: LessonID
    package var evidence: [Evidence]
    package var reviewOn: WorldDate

    package init(lesson: LessonID, evidence: [Evidence], reviewOn: WorldDate) {
        self.lesson = lesson
        self.evidence = evidence
        self.reviewOn = reviewOn
    }

    package func subject(in context: CommandContext) -> StreamName { lesson.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let reproved = LessonReproved(evidence: evidence, reviewOn: reviewOn, by: context.actor)
        return [Step(lesson, .reprove(reproved, at: context.time))]
    }
}
