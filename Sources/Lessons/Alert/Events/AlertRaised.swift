import EventSourcing

/// A rule held: somebody has to look at it.
package struct AlertRaised: EventPayload {
    package static let version: Int32 = 1

    package var details: AlertDetails

    package init(details: AlertDetails) {
        self.details = details
    }
}

extension AlertRaised {
    package init(from decoder: any Decoder) throws {
        details = try AlertDetails(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try details.encode(to: encoder)
    }
}
