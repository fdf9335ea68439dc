/// A recommendation: the one of this number in this review.
package struct RecommendationReference: Codable, Sendable, Hashable {
    package var review: ReviewID
    /// As the review numbers it, from 1.
    package var number: Int

    package init(review: ReviewID, number: Int) {
        (self.review, self.number) = (review, number)
    }
}
