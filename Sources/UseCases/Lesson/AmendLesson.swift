package import EventSourcing
package import Lessons

/// Says parts of a lesson better.
package struct AmendLesson: UseCase {
    package static let name = "lesson.amend"

    package var lesson: LessonID
    package var changes: LessonChanges

    package init(lesson: LessonID, changes: LessonChanges) {
        self.lesson = lesson
        self.changes = changes
    }

    package func subject(in context: CommandContext) -> StreamName { lesson.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let details = try await reading.lesson(lesson).details.applying(changes)
        let quoted = try await reading.sensitivity(of: details)
        return [Step(lesson, .amend(LessonAmended(changes: changes, by: context.actor), quoted: quoted))]
    }
}
