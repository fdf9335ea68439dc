import EventSourcing

/// Somebody asked for a reform.
package struct ActionProposed: EventPayload {
    package static let version: Int32 = 1

    package var details: ActionDetails
    package var by: PersonID

    package init(details: ActionDetails, by: PersonID) {
        (self.details, self.by) = (details, by)
    }
}

extension ActionProposed {
    private enum CodingKeys: CodingKey { case by }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        by = try container.decode(PersonID.self, forKey: .by)
        details = try ActionDetails(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try details.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(by, forKey: .by)
    }
}
