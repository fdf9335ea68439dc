package import EventSourcing
package import Lessons

/// Submits an observation again that was returned or withdrawn.
package struct ResubmitObservation: UseCase {
    package static let name = "observation.resubmit"

    package var observation: ObservationID

    package init(observation: ObservationID) {
        self.observation = observation
    }

    package func subject(in context: CommandContext) -> StreamName { observation.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(observation, .resubmit(by: context.actor))]
    }
}
