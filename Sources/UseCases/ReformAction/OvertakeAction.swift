package import EventSourcing
package import Lessons

/// Says that events made a reform needless.
package struct OvertakeAction: UseCase {
    package static let name = "action.overtake"

    package var action: ActionID
    package var why: String

    package init(action: ActionID, why: String) {
        self.action = action
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { action.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(action, .overtake(why: why, by: context.actor))]
    }
}
