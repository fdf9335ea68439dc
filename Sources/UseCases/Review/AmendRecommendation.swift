package import EventSourcing
package import Lessons

/// Says a review's recommendation better.
package struct AmendRecommendation: UseCase {
    package static let name = "review.amend_recommendation"

    package var review: ReviewID
    package var recommendation: Recommendation
    package var why: String

    package init(review: ReviewID, recommendation: Recommendation, why: String) {
        self.review = review
        self.recommendation = recommendation
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { review.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(review, .amendRecommendation(recommendation, why: why, by: context.actor))]
    }
}
