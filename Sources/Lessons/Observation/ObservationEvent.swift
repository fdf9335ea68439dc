package import EventSourcing

/// What happened to an observation.
package enum ObservationEvent: DomainEvent {
    case recorded(ObservationRecorded)
    case imported(ObservationImported)
    case claimed(ObservationImported)
    case amended(ObservationAmended)
    case resubmitted(ObservationResubmitted)
    case verified(ObservationVerified)
    case returned(ObservationReturned)
    case rejected(ObservationRejected)
    case reconsidered(ObservationReconsidered)
    case merged(ObservationMerged)
    case unmerged(ObservationUnmerged)
    case reclassified(ObservationReclassified)
    case withdrawn(ObservationWithdrawn)
    case consentWithdrawn(ConsentWithdrawn)

    package var type: String {
        switch self {
        case .recorded: "observation.recorded"
        case .imported: "observation.imported"
        case .claimed: "observation.claimed"
        case .amended: "observation.amended"
        case .resubmitted: "observation.resubmitted"
        case .verified: "observation.verified"
        case .returned: "observation.returned"
        case .rejected: "observation.rejected"
        case .reconsidered: "observation.reconsidered"
        case .merged: "observation.merged"
        case .unmerged: "observation.unmerged"
        case .reclassified: "observation.reclassified"
        case .withdrawn: "observation.withdrawn"
        case .consentWithdrawn: "observation.consent_withdrawn"
        }
    }

    package var payload: any EventPayload {
        switch self {
        case .recorded(let payload): payload
        case .imported(let payload): payload
        case .claimed(let payload): payload
        case .amended(let payload): payload
        case .resubmitted(let payload): payload
        case .verified(let payload): payload
        case .returned(let payload): payload
        case .rejected(let payload): payload
        case .reconsidered(let payload): payload
        case .merged(let payload): payload
        case .unmerged(let payload): payload
        case .reclassified(let payload): payload
        case .withdrawn(let payload): payload
        case .consentWithdrawn(let payload): payload
        }
    }

    package init(type: String, dataVersion version: Int32, data: EventData) throws(EventCodecError) {
        switch type {
        case "observation.recorded":
            self = .recorded(try data.decode(ObservationRecorded.self, version: version, of: type))
        case "observation.imported":
            self = .imported(try data.decode(ObservationImported.self, version: version, of: type))
        case "observation.claimed":
            self = .claimed(try data.decode(ObservationImported.self, version: version, of: type))
        case "observation.amended":
            self = .amended(try data.decode(ObservationAmended.self, version: version, of: type))
        case "observation.resubmitted":
            self = .resubmitted(try data.decode(ObservationResubmitted.self, version: version, of: type))
        case "observation.verified":
            self = .verified(try data.decode(ObservationVerified.self, version: version, of: type))
        case "observation.returned":
            self = .returned(try data.decode(ObservationReturned.self, version: version, of: type))
        case "observation.rejected":
            self = .rejected(try data.decode(ObservationRejected.self, version: version, of: type))
        case "observation.reconsidered":
            self = .reconsidered(try data.decode(ObservationReconsidered.self, version: version, of: type))
        case "observation.merged": self = .merged(try data.decode(ObservationMerged.self, version: version, of: type))
        case "observation.unmerged":
            self = .unmerged(try data.decode(ObservationUnmerged.self, version: version, of: type))
        case "observation.reclassified":
            self = .reclassified(try data.decode(ObservationReclassified.self, version: version, of: type))
        case "observation.withdrawn":
            self = .withdrawn(try data.decode(ObservationWithdrawn.self, version: version, of: type))
        case "observation.consent_withdrawn":
            self = .consentWithdrawn(try data.decode(ConsentWithdrawn.self, version: version, of: type))
        default: throw .unknownType(type)
        }
    }
}
