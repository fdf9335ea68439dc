package import EventSourcing
package import Lessons

/// Takes a rejected observation up again.
package struct ReconsiderObservation: UseCase {
    package static let name = "observation.reconsider"

    package var observation: ObservationID
    package var why: String

    package init(observation: ObservationID, why: String) {
        self.observation = observation
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { observation.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(observation, .reconsider(why: why, by: context.actor))]
    }
}
