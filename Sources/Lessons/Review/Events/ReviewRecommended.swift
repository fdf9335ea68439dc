import EventSourcing

/// One of its recommendations was entered.
package struct ReviewRecommended: EventPayload {
    package static let version: Int32 = 1

    package var recommendation: Recommendation
    package var by: PersonID

    package init(recommendation: Recommendation, by: PersonID) {
        (self.recommendation, self.by) = (recommendation, by)
    }
}
