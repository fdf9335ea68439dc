package import EventSourcing

/// What happened to a mission.
package enum MissionEvent: DomainEvent {
    case opened(MissionOpened)
    case imported(MissionImported)
    case claimed(MissionImported)
    case phaseChanged(MissionPhaseChanged)
    case mandateSet(MandateSet)
    case strengthAuthorised(StrengthAuthorised)
    case assessed(MissionAssessed)
    case closed(MissionClosed)
    case reclassified(MissionReclassified)

    package var type: String {
        switch self {
        case .opened: "mission.opened"
        case .imported: "mission.imported"
        case .claimed: "mission.claimed"
        case .phaseChanged: "mission.phase_changed"
        case .mandateSet: "mission.mandate_set"
        case .strengthAuthorised: "mission.strength_authorised"
        case .assessed: "mission.outcome_assessed"
        case .closed: "mission.closed"
        case .reclassified: "mission.reclassified"
        }
    }

    package var payload: any EventPayload {
        switch self {
        case .opened(let payload): payload
        case .imported(let payload): payload
        case .claimed(let payload): payload
        case .phaseChanged(let payload): payload
        case .mandateSet(let payload): payload
        case .strengthAuthorised(let payload): payload
        case .assessed(let payload): payload
        case .closed(let payload): payload
        case .reclassified(let payload): payload
        }
    }

    package init(type: String, dataVersion version: Int32, data: EventData) throws(EventCodecError) {
        switch type {
        case "mission.opened": self = .opened(try data.decode(MissionOpened.self, version: version, of: type))
        case "mission.imported": self = .imported(try data.decode(MissionImported.self, version: version, of: type))
        case "mission.claimed": self = .claimed(try data.decode(MissionImported.self, version: version, of: type))
        case "mission.phase_changed":
            self = .phaseChanged(try data.decode(MissionPhaseChanged.self, version: version, of: type))
        case "mission.mandate_set": self = .mandateSet(try data.decode(MandateSet.self, version: version, of: type))
        case "mission.strength_authorised":
            self = .strengthAuthorised(try data.decode(StrengthAuthorised.self, version: version, of: type))
        case "mission.outcome_assessed":
            self = .assessed(try data.decode(MissionAssessed.self, version: version, of: type))
        case "mission.closed": self = .closed(try data.decode(MissionClosed.self, version: version, of: type))
        case "mission.reclassified":
            self = .reclassified(try data.decode(MissionReclassified.self, version: version, of: type))
        default: throw .unknownType(type)
        }
    }
}
