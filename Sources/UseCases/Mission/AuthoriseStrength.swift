package import EventSourcing
package import Lessons

/// Says how strong a mission may be from a day on.
package struct AuthoriseStrength: UseCase {
    package static let name = "mission.authorise_strength"

    package var mission: MissionCode
    package var strength: Strength

    package init(mission: MissionCode, strength: Strength) {
        self.mission = mission
        self.strength = strength
    }

    package func subject(in context: CommandContext) -> StreamName { mission.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(mission, .authoriseStrength(strength, by: context.actor))]
    }
}
