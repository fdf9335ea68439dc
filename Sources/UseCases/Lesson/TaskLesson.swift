package import EventSourcing
package import Lessons

/// Gives a lesson reform actions.
package struct TaskLesson: UseCase {
    package static let name = "lesson.task"

    package var lesson: LessonID
    package var actions: [ActionID]

    package init(lesson: LessonID, actions: [ActionID]) {
        self.lesson = lesson
        self.actions = actions
    }

    package func subject(in context: CommandContext) -> StreamName { lesson.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let standings = try await reading.standings(of: actions)
        return [Step(lesson, .task(standings, by: context.actor))]
    }
}
