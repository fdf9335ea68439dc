package import EventSourcing
package import Lessons

/// Sends an observation back to be made better.
package struct ReturnObservation: UseCase {
    package static let name = "observation.return"

    package var observation: ObservationID
    package var why: String

    package init(observation: ObservationID, why: String) {
        self.observation = observation
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { observation.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(observation, .return(why: why, by: context.actor))]
    }
}
