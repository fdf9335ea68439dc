package import EventSourcing
package import Lessons

/// Takes a reform up again; the lessons that rested on its being done are tasked with it again.
package struct ReopenAction: UseCase {
    package static let name = "action.reopen"

    package var action: ActionID
    package var why: String

    package init(action: ActionID, why: String) {
        self.action = action
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { action.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let lessons = try await reading.action(action).details.lessons
        let standing = ActionStanding(id: action, implementation: .inProgress)
        let tasks = try await reading.tasks(of: lessons, with: standing, by: context.actor)
        return [Step(action, .reopen(why: why, by: context.actor))] + tasks
    }
}
