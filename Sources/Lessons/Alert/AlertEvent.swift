package import EventSourcing

/// What happened to an alert.
package enum AlertEvent: DomainEvent {
    case raised(AlertRaised)
    case imported(AlertImported)
    case claimed(AlertImported)
    case acknowledged(AlertAcknowledged)
    case confirmed(AlertConfirmed)
    case dismissed(AlertDismissed)
    case reconsidered(AlertReconsidered)

    package var type: String {
        switch self {
        case .raised: "alert.raised"
        case .imported: "alert.imported"
        case .claimed: "alert.claimed"
        case .acknowledged: "alert.acknowledged"
        case .confirmed: "alert.confirmed"
        case .dismissed: "alert.dismissed"
        case .reconsidered: "alert.reconsidered"
        }
    }

    package var payload: any EventPayload {
        switch self {
        case .raised(let payload): payload
        case .imported(let payload): payload
        case .claimed(let payload): payload
        case .acknowledged(let payload): payload
        case .confirmed(let payload): payload
        case .dismissed(let payload): payload
        case .reconsidered(let payload): payload
        }
    }

    package init(type: String, dataVersion version: Int32, data: EventData) throws(EventCodecError) {
        switch type {
        case "alert.raised": self = .raised(try data.decode(AlertRaised.self, version: version, of: type))
        case "alert.imported": self = .imported(try data.decode(AlertImported.self, version: version, of: type))
        case "alert.claimed": self = .claimed(try data.decode(AlertImported.self, version: version, of: type))
        case "alert.acknowledged":
            self = .acknowledged(try data.decode(AlertAcknowledged.self, version: version, of: type))
        case "alert.confirmed": self = .confirmed(try data.decode(AlertConfirmed.self, version: version, of: type))
        case "alert.dismissed": self = .dismissed(try data.decode(AlertDismissed.self, version: version, of: type))
        case "alert.reconsidered":
            self = .reconsidered(try data.decode(AlertReconsidered.self, version: version, of: type))
        default: throw .unknownType(type)
        }
    }
}
