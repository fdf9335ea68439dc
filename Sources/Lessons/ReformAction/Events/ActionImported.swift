import EventSourcing

/// A reform came from another source, which says how far it has come: nobody here saw it.
package struct ActionImported: EventPayload {
    package static let version: Int32 = 1

    package var details: ActionDetails
    package var phase: ReformAction.Phase
    /// `partly_accepted` where it was accepted in part; otherwise the phase tells it.
    package var acceptance: Acceptance?
    /// There whenever it was assessed.
    package var effect: Effect?
    package var claim: Claim

    package init(
        details: ActionDetails,
        phase: ReformAction.Phase,
        acceptance: Acceptance? = nil,
        effect: Effect? = nil,
        claim: Claim
    ) {
        self.details = details
        self.phase = phase
        self.acceptance = acceptance
        self.effect = effect
        self.claim = claim
    }
}

extension ActionImported {
    private enum CodingKeys: CodingKey { case phase, acceptance, effect, claim }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        phase = try container.decode(ReformAction.Phase.self, forKey: .phase)
        acceptance = try container.decodeIfPresent(Acceptance.self, forKey: .acceptance)
        effect = try container.decodeIfPresent(Effect.self, forKey: .effect)
        claim = try container.decode(Claim.self, forKey: .claim)
        details = try ActionDetails(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try details.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(phase, forKey: .phase)
        try container.encodeIfPresent(acceptance, forKey: .acceptance)
        try container.encodeIfPresent(effect, forKey: .effect)
        try container.encode(claim, forKey: .claim)
    }
}
