package import EventSourcing
package import Lessons

/// Adds a judgement of what a mission came to; others may disagree.
package struct AssessMission: UseCase {
    package static let name = "mission.assess"

    package var mission: MissionCode
    package var assessment: Assessment

    package init(mission: MissionCode, assessment: Assessment) {
        self.mission = mission
        self.assessment = assessment
    }

    package func subject(in context: CommandContext) -> StreamName { mission.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(mission, .assess(assessment, by: context.actor))]
    }
}
