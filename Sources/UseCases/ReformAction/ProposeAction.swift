package import EventSourcing
package import Lessons

/// Asks for a reform; the lessons that it is for, where they are identified, are tasked with it.
package struct ProposeAction: UseCase {
    package static let name = "action.propose"

    package var details: ActionDetails

    package init(details: ActionDetails) {
        self.details = details
    }

    package func subject(in context: CommandContext) -> StreamName { ActionID(uuid: context.id).stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let quoted = try await reading.sensitivity(of: details)
        let action = ActionID(uuid: context.id)
        let standing = ActionStanding(id: action, implementation: .notStarted)
        let tasks = try await reading.tasks(of: details.lessons, with: standing, by: context.actor)
        return [Step(action, .propose(details, by: context.actor, quoted: quoted, at: context.time))] + tasks
    }
}
