package import EventSourcing
package import Lessons

/// Makes somebody answer for a reform.
package struct AssignAction: UseCase {
    package static let name = "action.assign"

    package var action: ActionID
    package var owner: ActionOwner

    package init(action: ActionID, owner: ActionOwner) {
        self.action = action
        self.owner = owner
    }

    package func subject(in context: CommandContext) -> StreamName { action.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(action, .assign(owner, by: context.actor))]
    }
}
