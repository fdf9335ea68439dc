package import EventSourcing
package import Lessons

/// Logs what was seen.
package struct RecordObservation: UseCase {
    package static let name = "observation.record"

    package var details: ObservationDetails

    package init(details: ObservationDetails) {
        self.details = details
    }

    package func subject(in context: CommandContext) -> StreamName { ObservationID(uuid: context.id).stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let quoted = try await reading.sensitivity(of: details)
        let command = ObservationCommand.record(details, by: context.actor, quoted: quoted, at: context.time)
        return [Step(ObservationID(uuid: context.id), command)]
    }
}
