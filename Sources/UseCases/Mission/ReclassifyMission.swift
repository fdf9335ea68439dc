package import EventSourcing
package import Lessons

/// Changes who may read a mission.
package struct ReclassifyMission: UseCase {
    package static let name = "mission.reclassify"

    package var mission: MissionCode
    package var sensitivity: Sensitivity
    package var why: String

    package init(mission: MissionCode, sensitivity: Sensitivity, why: String) {
        self.mission = mission
        self.sensitivity = sensitivity
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { mission.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(mission, .reclassify(sensitivity, why: why, by: context.actor))]
    }
}
