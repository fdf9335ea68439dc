package import EventSourcing

/// What happened to a review.
package enum ReviewEvent: DomainEvent {
    case registered(ReviewRegistered)
    case imported(ReviewImported)
    case claimed(ReviewImported)
    case recommended(ReviewRecommended)
    case recommendationAmended(RecommendationAmended)
    case reclassified(ReviewReclassified)

    package var type: String {
        switch self {
        case .registered: "review.registered"
        case .imported: "review.imported"
        case .claimed: "review.claimed"
        case .recommended: "review.recommended"
        case .recommendationAmended: "review.recommendation_amended"
        case .reclassified: "review.reclassified"
        }
    }

    package var payload: any EventPayload {
        switch self {
        case .registered(let payload): payload
        case .imported(let payload): payload
        case .claimed(let payload): payload
        case .recommended(let payload): payload
        case .recommendationAmended(let payload): payload
        case .reclassified(let payload): payload
        }
    }

    package init(type: String, dataVersion version: Int32, data: EventData) throws(EventCodecError) {
        switch type {
        case "review.registered": self = .registered(try data.decode(ReviewRegistered.self, version: version, of: type))
        case "review.imported": self = .imported(try data.decode(ReviewImported.self, version: version, of: type))
        case "review.claimed": self = .claimed(try data.decode(ReviewImported.self, version: version, of: type))
        case "review.recommended":
            self = .recommended(try data.decode(ReviewRecommended.self, version: version, of: type))
        case "review.recommendation_amended":
            self = .recommendationAmended(try data.decode(RecommendationAmended.self, version: version, of: type))
        case "review.reclassified":
            self = .reclassified(try data.decode(ReviewReclassified.self, version: version, of: type))
        default: throw .unknownType(type)
        }
    }
}
