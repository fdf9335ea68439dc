package import EventSourcing
package import Lessons

/// Opens a mission.
package struct OpenMission: UseCase {
    package static let name = "mission.open"

    package var details: MissionDetails

    package init(details: MissionDetails) {
        self.details = details
    }

    package func subject(in context: CommandContext) -> StreamName { details.code.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        do {
            _ = try await reading.state(of: details.code)
        } catch LedgerError.absent(let stream) {
            // It may not be read, and its code is taken all the same.
            throw LedgerError.exists(stream)
        }
        return [Step(details.code, .open(details, by: context.actor))]
    }
}
