package import EventSourcing
package import Lessons

/// Makes a lesson one identified, on what stands behind it now.
package struct EndorseLesson: UseCase {
    package static let name = "lesson.endorse"

    package var lesson: LessonID

    package init(lesson: LessonID) {
        self.lesson = lesson
    }

    package func subject(in context: CommandContext) -> StreamName { lesson.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let details = try await reading.state(of: lesson)?.details
        let support = if let details { try await reading.support(of: details) } else { [Support]() }
        return [Step(lesson, .endorse(support: support, by: context.actor))]
    }
}
