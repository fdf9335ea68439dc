/// What findings come from: an inquiry, an audit, an after-action review, and its numbered recommendations.
package enum Review {}

/// What a review is known by for ever.
package typealias ReviewID = Identifier<Review>
