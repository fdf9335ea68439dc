package import EventSourcing
package import Lessons

/// Says that an observation is not to stand.
package struct RejectObservation: UseCase {
    package static let name = "observation.reject"

    package var observation: ObservationID
    package var why: String

    package init(observation: ObservationID, why: String) {
        self.observation = observation
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { observation.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(observation, .reject(why: why, by: context.actor))]
    }
}
