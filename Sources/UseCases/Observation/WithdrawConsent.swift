package import EventSourcing
package import Lessons

/// Takes back a source's consent: from now on nobody is named.
package struct WithdrawConsent: UseCase {
    package static let name = "observation.withdraw_consent"

    package var observation: ObservationID

    package init(observation: ObservationID) {
        self.observation = observation
    }

    package func subject(in context: CommandContext) -> StreamName { observation.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(observation, .withdrawConsent(by: context.actor))]
    }
}
