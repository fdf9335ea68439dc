import EventSourcing

/// An alert came from another source, which says what became of it: nobody here saw it.
package struct AlertImported: EventPayload {
    package static let version: Int32 = 1

    package var details: AlertDetails
    package var phase: Alert.Phase
    package var claim: Claim

    package init(details: AlertDetails, phase: Alert.Phase, claim: Claim) {
        (self.details, self.phase, self.claim) = (details, phase, claim)
    }
}

extension AlertImported {
    private enum CodingKeys: CodingKey { case phase, claim }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        phase = try container.decode(Alert.Phase.self, forKey: .phase)
        claim = try container.decode(Claim.self, forKey: .claim)
        details = try AlertDetails(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try details.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(phase, forKey: .phase)
        try container.encode(claim, forKey: .claim)
    }
}
