import EventSourcing

/// One of its recommendations was said better.
package struct RecommendationAmended: EventPayload {
    package static let version: Int32 = 1

    package var recommendation: Recommendation
    /// At most 4,000 characters, like every reason.
    package var why: String
    package var by: PersonID

    package init(recommendation: Recommendation, why: String, by: PersonID) {
        (self.recommendation, self.why, self.by) = (recommendation, why, by)
    }
}
