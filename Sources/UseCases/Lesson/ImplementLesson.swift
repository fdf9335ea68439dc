package import EventSourcing
package import Lessons

/// Says that all of a lesson's actions are verified or overtaken.
package struct ImplementLesson: UseCase {
    package static let name = "lesson.implement"

    package var lesson: LessonID

    package init(lesson: LessonID) {
        self.lesson = lesson
    }

    package func subject(in context: CommandContext) -> StreamName { lesson.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let actions = try await reading.state(of: lesson)?.actions ?? []
        let standings = try await reading.standings(of: actions)
        return [Step(lesson, .implement(standings, by: context.actor))]
    }
}
