package import EventSourcing
package import Lessons

/// Changes who may read a reform action.
package struct ReclassifyAction: UseCase {
    package static let name = "action.reclassify"

    package var action: ActionID
    package var sensitivity: Sensitivity
    package var why: String

    package init(action: ActionID, sensitivity: Sensitivity, why: String) {
        self.action = action
        self.sensitivity = sensitivity
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { action.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let quoted = try await reading.sensitivity(of: reading.action(action).details)
        return [Step(action, .reclassify(sensitivity, why: why, by: context.actor, quoted: quoted))]
    }
}
