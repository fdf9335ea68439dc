package import EventSourcing
package import Lessons

/// Sets or moves the day by which a reform is due.
package struct MoveActionDue: UseCase {
    package static let name = "action.due"

    package var action: ActionID
    package var due: WorldDate
    package var why: String

    package init(action: ActionID, due: WorldDate, why: String) {
        self.action = action
        self.due = due
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { action.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(action, .moveDue(to: due, why: why, by: context.actor, at: context.time))]
    }
}
