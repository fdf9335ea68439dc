/// What may be asked of a review. `by` is who acts.
package enum ReviewCommand: Sendable {
    case register(ReviewDetails, by: PersonID)
    case `import`(ReviewImported)
    case recommend(Recommendation, by: PersonID)
    case amendRecommendation(Recommendation, why: String, by: PersonID)
    case reclassify(Sensitivity, why: String, by: PersonID)

    package var action: Review.Action {
        switch self {
        case .register: .register
        case .import: .import
        case .recommend: .recommend
        case .amendRecommendation: .amendRecommendation
        case .reclassify: .reclassify
        }
    }
}
