package import EventSourcing
package import Lessons

/// Answers what was held against a lesson.
package struct SettleLesson: UseCase {
    package static let name = "lesson.settle"

    package var lesson: LessonID
    package var why: String

    package init(lesson: LessonID, why: String) {
        self.lesson = lesson
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { lesson.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(lesson, .settle(why: why, by: context.actor))]
    }
}
