package import EventSourcing

/// What happened to a reform action.
package enum ReformActionEvent: DomainEvent {
    case proposed(ActionProposed)
    case imported(ActionImported)
    case claimed(ActionImported)
    case decided(ActionDecided)
    case assigned(ActionAssigned)
    case dueMoved(ActionDueMoved)
    case progressed(ActionProgressed)
    case implemented(ActionImplemented)
    case verified(ActionVerified)
    case overtaken(ActionOvertaken)
    case closed(ActionClosed)
    case effectAssessed(ActionEffectAssessed)
    case reopened(ActionReopened)
    case reclassified(ActionReclassified)

    package var type: String {
        switch self {
        case .proposed: "action.proposed"
        case .imported: "action.imported"
        case .claimed: "action.claimed"
        case .decided: "action.decided"
        case .assigned: "action.assigned"
        case .dueMoved: "action.due_moved"
        case .progressed: "action.progressed"
        case .implemented: "action.implemented"
        case .verified: "action.verified"
        case .overtaken: "action.overtaken"
        case .closed: "action.closed"
        case .effectAssessed: "action.effect_assessed"
        case .reopened: "action.reopened"
        case .reclassified: "action.reclassified"
        }
    }

    package var payload: any EventPayload {
        switch self {
        case .proposed(let payload): payload
        case .imported(let payload): payload
        case .claimed(let payload): payload
        case .decided(let payload): payload
        case .assigned(let payload): payload
        case .dueMoved(let payload): payload
        case .progressed(let payload): payload
        case .implemented(let payload): payload
        case .verified(let payload): payload
        case .overtaken(let payload): payload
        case .closed(let payload): payload
        case .effectAssessed(let payload): payload
        case .reopened(let payload): payload
        case .reclassified(let payload): payload
        }
    }

    package init(type: String, dataVersion version: Int32, data: EventData) throws(EventCodecError) {
        switch type {
        case "action.proposed": self = .proposed(try data.decode(ActionProposed.self, version: version, of: type))
        case "action.imported": self = .imported(try data.decode(ActionImported.self, version: version, of: type))
        case "action.claimed": self = .claimed(try data.decode(ActionImported.self, version: version, of: type))
        case "action.decided": self = .decided(try data.decode(ActionDecided.self, version: version, of: type))
        case "action.assigned": self = .assigned(try data.decode(ActionAssigned.self, version: version, of: type))
        case "action.due_moved": self = .dueMoved(try data.decode(ActionDueMoved.self, version: version, of: type))
        case "action.progressed": self = .progressed(try data.decode(ActionProgressed.self, version: version, of: type))
        case "action.implemented":
            self = .implemented(try data.decode(ActionImplemented.self, version: version, of: type))
        case "action.verified": self = .verified(try data.decode(ActionVerified.self, version: version, of: type))
        case "action.overtaken": self = .overtaken(try data.decode(ActionOvertaken.self, version: version, of: type))
        case "action.closed": self = .closed(try data.decode(ActionClosed.self, version: version, of: type))
        case "action.effect_assessed":
            self = .effectAssessed(try data.decode(ActionEffectAssessed.self, version: version, of: type))
        case "action.reopened": self = .reopened(try data.decode(ActionReopened.self, version: version, of: type))
        case "action.reclassified":
            self = .reclassified(try data.decode(ActionReclassified.self, version: version, of: type))
        default: throw .unknownType(type)
        }
    }
}
