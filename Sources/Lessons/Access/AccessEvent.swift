package import EventSourcing

/// What happened to what one person may see and do.
package enum AccessEvent: DomainEvent {
    case granted(AccessGranted)
    case revoked(AccessRevoked)
    case admitted(AccessAdmitted)
    case dismissed(AccessDismissed)

    package var type: String {
        switch self {
        case .granted: "access.granted"
        case .revoked: "access.revoked"
        case .admitted: "access.admitted"
        case .dismissed: "access.dismissed"
        }
    }

    package var payload: any EventPayload {
        switch self {
        case .granted(let payload): payload
        case .revoked(let payload): payload
        case .admitted(let payload): payload
        case .dismissed(let payload): payload
        }
    }

    package init(type: String, dataVersion version: Int32, data: EventData) throws(EventCodecError) {
        switch type {
        case "access.granted": self = .granted(try data.decode(AccessGranted.self, version: version, of: type))
        case "access.revoked": self = .revoked(try data.decode(AccessRevoked.self, version: version, of: type))
        case "access.admitted": self = .admitted(try data.decode(AccessAdmitted.self, version: version, of: type))
        case "access.dismissed": self = .dismissed(try data.decode(AccessDismissed.self, version: version, of: type))
        default: throw .unknownType(type)
        }
    }
}
