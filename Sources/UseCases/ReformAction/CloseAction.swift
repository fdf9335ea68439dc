package import EventSourcing
package import Lessons

/// Gives a reform up.
package struct CloseAction: UseCase {
    package static let name = "action.close"

    package var action: ActionID
    package var why: String

    package init(action: ActionID, why: String) {
        self.action = action
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { action.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(action, .close(why: why, by: context.actor))]
    }
}
