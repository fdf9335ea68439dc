package import EventSourcing
package import Lessons

/// Says parts of an observation better.
package struct AmendObservation: UseCase {
    package static let name = "observation.amend"

    package var observation: ObservationID
    package var changes: ObservationChanges
    package var why: String?

    package init(observation: ObservationID, changes: ObservationChanges, why: String? = nil) {
        self.observation = observation
        self.changes = changes
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { observation.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let details = try await reading.observation(observation).details.applying(changes)
        let quoted = try await reading.sensitivity(of: details)
        let amended = ObservationAmended(changes: changes, why: why, by: context.actor)
        return [Step(observation, .amend(amended, quoted: quoted, at: context.time))]
    }
}
