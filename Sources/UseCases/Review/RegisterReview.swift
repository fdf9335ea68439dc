package import EventSourcing
package import Lessons

/// Registers a review that findings come from.
package struct RegisterReview: UseCase {
    package static let name = "review.register"

    package var details: ReviewDetails

    package init(details: ReviewDetails) {
        self.details = details
    }

    package func subject(in context: CommandContext) -> StreamName { ReviewID(uuid: context.id).stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        for code in details.missions { _ = try await reading.mission(code) }
        return [Step(ReviewID(uuid: context.id), .register(details, by: context.actor))]
    }
}
