package import EventSourcing
package import Lessons

/// Holds evidence against a lesson.
package struct ContestLesson: UseCase {
    package static let name = "lesson.contest"

    package var lesson: LessonID
    package var why: String
    package var evidence: [Evidence]

    package init(lesson: LessonID, why: String, evidence: [Evidence]) {
        self.lesson = lesson
        self.why = why
        self.evidence = evidence
    }

    package func subject(in context: CommandContext) -> StreamName { lesson.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(lesson, .contest(LessonContested(why: why, evidence: evidence, by: context.actor)))]
    }
}
