import EventSourcing

/// A mission came from another source, which says where it stands.
package struct MissionImported: EventPayload {
    package static let version: Int32 = 1

    package var details: MissionDetails
    package var phase: MissionPhase
    package var strengths: [Strength]
    package var assessments: [Assessment]
    package var claim: Claim

    package init(
        details: MissionDetails,
        phase: MissionPhase,
        strengths: [Strength] = [],
        assessments: [Assessment] = [],
        claim: Claim
    ) {
        self.details = details
        self.phase = phase
        self.strengths = strengths
        self.assessments = assessments
        self.claim = claim
    }
}

extension MissionImported {
    private enum CodingKeys: CodingKey { case phase, strengths, assessments, claim }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        phase = try container.decode(MissionPhase.self, forKey: .phase)
        strengths = try container.decode([Strength].self, forKey: .strengths)
        assessments = try container.decode([Assessment].self, forKey: .assessments)
        claim = try container.decode(Claim.self, forKey: .claim)
        details = try MissionDetails(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try details.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(phase, forKey: .phase)
        try container.encode(strengths, forKey: .strengths)
        try container.encode(assessments, forKey: .assessments)
        try container.encode(claim, forKey: .claim)
    }
}
