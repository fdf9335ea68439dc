package import EventSourcing
package import Lessons

/// Opens a mission.
package struct OpenMission: UseCase {
    package static let name = "mission.open"

    package var details: MissionDetails

    package init(details: MissionDetails) {
        self.details = details
    }

    package func subject(in context: CommandContext) -> StreamName { details.code.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(details.code, .open(details, by: context.actor))]
    }
}
