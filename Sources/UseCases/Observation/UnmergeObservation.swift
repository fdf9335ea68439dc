package import EventSourcing
package import Lessons

/// Lets an observation stand by itself again.
package struct UnmergeObservation: UseCase {
    package static let name = "observation.unmerge"

    package var observation: ObservationID
    package var why: String

    package init(observation: ObservationID, why: String) {
        self.observation = observation
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { observation.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(observation, .unmerge(why: why, by: context.actor))]
    }
}
