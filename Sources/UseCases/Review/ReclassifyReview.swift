package import EventSourcing
package import Lessons

/// Changes who may read a review.
package struct ReclassifyReview: UseCase {
    package static let name = "review.reclassify"

    package var review: ReviewID
    package var sensitivity: Sensitivity
    package var why: String

    package init(review: ReviewID, sensitivity: Sensitivity, why: String) {
        self.review = review
        self.sensitivity = sensitivity
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { review.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(review, .reclassify(sensitivity, why: why, by: context.actor))]
    }
}
