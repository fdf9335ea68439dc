package import EventSourcing
package import Lessons

/// Adds a review's recommendation.
package struct RecommendInReview: UseCase {
    package static let name = "review.recommend"

    package var review: ReviewID
    package var recommendation: Recommendation

    package init(review: ReviewID, recommendation: Recommendation) {
        self.review = review
        self.recommendation = recommendation
    }

    package func subject(in context: CommandContext) -> StreamName { review.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(review, .recommend(recommendation, by: context.actor))]
    }
}
