/// Something that a lesson may rest on, as it stood when it was read.
package enum Support: Sendable, Equatable {
    case observation(ObservationID, isVerified: Bool)
    case recommendation(RecommendationReference)
}
