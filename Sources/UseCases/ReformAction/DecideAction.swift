package import EventSourcing
package import Lessons

/// Accepts a reform, wholly or in part, or sets it aside.
package struct DecideAction: UseCase {
    package static let name = "action.decide"

    package var action: ActionID
    package var acceptance: Acceptance
    /// There whenever it is set aside.
    package var why: String?

    package init(action: ActionID, acceptance: Acceptance, why: String? = nil) {
        self.action = action
        self.acceptance = acceptance
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { action.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(action, .decide(acceptance, why: why, by: context.actor))]
    }
}
