import EventSourcing

/// An observation came from another source, which says what became of it: nobody here saw it.
package struct ObservationImported: EventPayload {
    package static let version: Int32 = 1

    package var details: ObservationDetails
    package var phase: Observation.Phase
    /// There whenever it was merged.
    package var mergedInto: ObservationID?
    package var claim: Claim

    package init(
        details: ObservationDetails,
        phase: Observation.Phase,
        mergedInto: ObservationID? = nil,
        claim: Claim
    ) {
        self.details = details
        self.phase = phase
        self.mergedInto = mergedInto
        self.claim = claim
    }
}

extension ObservationImported {
    private enum CodingKeys: CodingKey { case phase, mergedInto, claim }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        phase = try container.decode(Observation.Phase.self, forKey: .phase)
        mergedInto = try container.decodeIfPresent(ObservationID.self, forKey: .mergedInto)
        claim = try container.decode(Claim.self, forKey: .claim)
        details = try ObservationDetails(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try details.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(phase, forKey: .phase)
        try container.encodeIfPresent(mergedInto, forKey: .mergedInto)
        try container.encode(claim, forKey: .claim)
    }
}
