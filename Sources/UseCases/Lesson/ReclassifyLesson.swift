package import EventSourcing
package import Lessons

/// Changes who may read a lesson.
package struct ReclassifyLesson: UseCase {
    package static let name = "lesson.reclassify"

    package var lesson: LessonID
    package var sensitivity: Sensitivity
    package var why: String

    package init(lesson: LessonID, sensitivity: Sensitivity, why: String) {
        self.lesson = lesson
        self.sensitivity = sensitivity
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { lesson.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let quoted = try await reading.sensitivity(of: reading.lesson(lesson).details)
        return [Step(lesson, .reclassify(sensitivity, why: why, by: context.actor, quoted: quoted))]
    }
}
