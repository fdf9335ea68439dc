package import EventSourcing
package import Lessons

/// Confirms that an observation is so.
package struct VerifyObservation: UseCase {
    package static let name = "observation.verify"

    package var observation: ObservationID
    /// How far it is to be believed; nil keeps what is there.
    package var rating: SourceRating?

    package init(observation: ObservationID, rating: SourceRating? = nil) {
        self.observation = observation
        self.rating = rating
    }

    package func subject(in context: CommandContext) -> StreamName { observation.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(observation, .verify(rating: rating, by: context.actor))]
    }
}
