package import EventSourcing
package import Lessons

/// Says that a mission is in another phase.
package struct ChangeMissionPhase: UseCase {
    package static let name = "mission.change_phase"

    package var mission: MissionCode
    package var phase: MissionPhase
    package var since: WorldDate?
    /// There whenever a closed mission is taken up again.
    package var why: String?

    package init(mission: MissionCode, phase: MissionPhase, since: WorldDate? = nil, why: String? = nil) {
        self.mission = mission
        self.phase = phase
        self.since = since
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { mission.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(mission, .changePhase(to: phase, since: since, why: why, by: context.actor))]
    }
}
