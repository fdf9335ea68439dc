import EventSourcing

/// Somebody logged what was seen.
package struct ObservationRecorded: EventPayload {
    package static let version: Int32 = 1

    package var details: ObservationDetails
    package var by: PersonID

    package init(details: ObservationDetails, by: PersonID) {
        self.details = details
        self.by = by
    }
}

extension ObservationRecorded {
    private enum CodingKeys: CodingKey { case by }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        by = try container.decode(PersonID.self, forKey: .by)
        details = try ObservationDetails(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try details.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(by, forKey: .by)
    }
}
