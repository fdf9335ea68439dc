import EventSourcing

/// A review came from another source.
package struct ReviewImported: EventPayload {
    package static let version: Int32 = 1

    package var details: ReviewDetails
    package var recommendations: [Recommendation]
    package var claim: Claim

    package init(details: ReviewDetails, recommendations: [Recommendation] = [], claim: Claim) {
        self.details = details
        self.recommendations = recommendations
        self.claim = claim
    }
}

extension ReviewImported {
    private enum CodingKeys: CodingKey { case recommendations, claim }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        recommendations = try container.decode([Recommendation].self, forKey: .recommendations)
        claim = try container.decode(Claim.self, forKey: .claim)
        details = try ReviewDetails(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try details.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(recommendations, forKey: .recommendations)
        try container.encode(claim, forKey: .claim)
    }
}
