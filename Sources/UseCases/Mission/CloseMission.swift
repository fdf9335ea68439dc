package import EventSourcing
package import Lessons

/// Says that a mission has ended.
package struct CloseMission: UseCase {
    package static let name = "mission.close"

    package var mission: MissionCode
    package var date: WorldDate?
    package var why: String

    package init(mission: MissionCode, date: WorldDate? = nil, why: String) {
        self.mission = mission
        self.date = date
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { mission.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(mission, .close(on: date, why: why, by: context.actor))]
    }
}
