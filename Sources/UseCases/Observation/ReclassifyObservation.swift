package import EventSourcing
package import Lessons

/// Changes who may read an observation.
package struct ReclassifyObservation: UseCase {
    package static let name = "observation.reclassify"

    package var observation: ObservationID
    package var sensitivity: Sensitivity
    package var why: String

    package init(observation: ObservationID, sensitivity: Sensitivity, why: String) {
        self.observation = observation
        self.sensitivity = sensitivity
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { observation.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let quoted = try await reading.sensitivity(of: reading.observation(observation).details)
        return [Step(observation, .reclassify(sensitivity, why: why, by: context.actor, quoted: quoted))]
    }
}
