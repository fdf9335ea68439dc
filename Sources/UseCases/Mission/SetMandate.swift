package import EventSourcing
package import Lessons

/// Says what a mission is to do.
package struct SetMandate: UseCase {
    package static let name = "mission.set_mandate"

    package var mission: MissionCode
    package var mandate: String
    package var objectives: [Objective]
    package var authority: String?

    package init(mission: MissionCode, mandate: String, objectives: [Objective], authority: String? = nil) {
        self.mission = mission
        self.mandate = mandate
        self.objectives = objectives
        self.authority = authority
    }

    package func subject(in context: CommandContext) -> StreamName { mission.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let command = MissionCommand.setMandate(
            mandate,
            objectives: objectives,
            authority: authority,
            by: context.actor
        )
        return [Step(mission, command)]
    }
}
