package import EventSourcing
package import Lessons

/// Takes a lesson up again, because of what happened again or for another reason.
package struct ReopenLesson: UseCase {
    package static let name = "lesson.reopen"

    package var lesson: LessonID
    /// Observations that show it again.
    package var recurrences: [ObservationID]
    package var why: String

    package init(lesson: LessonID, recurrences: [ObservationID] = [], why: String) {
        self.lesson = lesson
        self.recurrences = recurrences
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { lesson.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        for id in recurrences { _ = try await reading.observation(id) }
        return [Step(lesson, .reopen(recurrences: recurrences, why: why, by: context.actor))]
    }
}
