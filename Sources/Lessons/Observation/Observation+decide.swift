extension Observation {
    package static func decide(
        _ command: ObservationCommand,
        in state: ObservationState?
    ) throws(Rejection) -> [ObservationEvent] {
        let event = command.event(in: state)
        guard state?.shows(event) != true else { return [] }
        try allow(command.action, in: state)
        try command.checkFields(in: state)
        try command.checkRules(in: state)
        return [event]
    }
}

extension ObservationCommand {
    /// What would be recorded of it.
    fileprivate func event(in state: ObservationState?) -> ObservationEvent {
        switch self {
        case .record(let details, let by, _, _): .recorded(ObservationRecorded(details: details, by: by))
        case .import(let imported): state == nil ? .imported(imported) : .claimed(imported)
        case .amend(let amended, _, _): .amended(amended.titled(in: state?.details))
        case .resubmit(let by): .resubmitted(ObservationResubmitted(by: by))
        case .verify(let rating, let by): .verified(ObservationVerified(rating: rating, by: by))
        case .return(let why, let by): .returned(ObservationReturned(why: why, by: by))
        case .reject(let why, let by): .rejected(ObservationRejected(why: why, by: by))
        case .reconsider(let why, let by): .reconsidered(ObservationReconsidered(why: why, by: by))
        case .merge(let target, let by): .merged(ObservationMerged(into: target.id, by: by))
        case .unmerge(let why, let by): .unmerged(ObservationUnmerged(why: why, by: by))
        case .reclassify(let sensitivity, let why, let by, _):
            .reclassified(ObservationReclassified(sensitivity: sensitivity, why: why, by: by))
        case .withdraw(let why, let by): .withdrawn(ObservationWithdrawn(why: why, by: by))
        case .withdrawConsent(let by): .consentWithdrawn(ConsentWithdrawn(by: by))
        }
    }
}

extension ObservationAmended {
    fileprivate func titled(in details: ObservationDetails?) -> ObservationAmended {
        var amended = self
        if let details { amended.changes = changes.titled(for: details) }
        return amended
    }
}

extension ObservationState {
    /// Whether things are so already, by the same person and for the same reason.
    fileprivate func shows(_ event: ObservationEvent) -> Bool {
        switch event {
        case .recorded(let recorded): self == ObservationState(recorded)
        case .imported(let claimed), .claimed(let claimed): claims.last == claimed || says(claimed)
        case .amended(let amended): details.applying(amended.changes) == details
        case .resubmitted(let resubmitted): self.resubmitted == resubmitted && phase == .submitted
        case .verified(let verified): self.verified == verified && phase == .verified
        case .returned(let returned): self.returned == returned && phase == .returned
        case .rejected(let rejected): self.rejected == rejected && phase == .rejected
        case .reconsidered(let reconsidered): self.reconsidered == reconsidered && phase == .submitted
        case .merged(let merged): mergedInto == merged.into && phase == .merged
        case .unmerged(let unmerged): self.unmerged == unmerged && phase == .submitted
        case .reclassified(let reclassified): details.sensitivity == reclassified.sensitivity
        case .withdrawn(let withdrawn): self.withdrawn == withdrawn && phase == .withdrawn
        case .consentWithdrawn: details.attribution == .withoutConsent
        }
    }

    /// Whether a source says what stands here already.
    fileprivate func says(_ claimed: ObservationImported) -> Bool {
        details == claimed.details && phase == claimed.phase && mergedInto == claimed.mergedInto
    }
}
