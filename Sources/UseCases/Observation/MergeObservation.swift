package import EventSourcing
package import Lessons

/// Says that an observation is one with another, which stays.
package struct MergeObservation: UseCase {
    package static let name = "observation.merge"

    package var observation: ObservationID
    package var target: ObservationID

    package init(observation: ObservationID, target: ObservationID) {
        self.observation = observation
        self.target = target
    }

    package func subject(in context: CommandContext) -> StreamName { observation.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        var successors: [ObservationID] = []
        var next = try await reading.observation(target).mergedInto
        while let successor = next, !successors.contains(successor) {
            successors.append(successor)
            next = try await reading.state(of: successor)?.mergedInto
        }
        let chain = MergeTarget(id: target, successors: successors, merging: observation)
        return [Step(observation, .merge(chain, by: context.actor))]
    }
}
