package import EventSourcing
package import Lessons

/// Sets a lesson aside before it is endorsed.
package struct DeclineLesson: UseCase {
    package static let name = "lesson.decline"

    package var lesson: LessonID
    package var why: String

    package init(lesson: LessonID, why: String) {
        self.lesson = lesson
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { lesson.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(lesson, .decline(why: why, by: context.actor))]
    }
}
