import EventSourcing

/// Somebody opened a mission.
package struct MissionOpened: EventPayload {
    package static let version: Int32 = 1

    package var details: MissionDetails
    package var by: PersonID

    package init(details: MissionDetails, by: PersonID) {
        self.details = details
        self.by = by
    }
}

extension MissionOpened {
    private enum CodingKeys: CodingKey { case by }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        by = try container.decode(PersonID.self, forKey: .by)
        details = try MissionDetails(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try details.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(by, forKey: .by)
    }
}
