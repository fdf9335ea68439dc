extension ReformAction {
    package static func decide(
        _ command: ReformActionCommand,
        in state: ReformActionState?
    ) throws(Rejection) -> [ReformActionEvent] {
        let event = command.event(in: state)
        guard state?.shows(event) != true else { return [] }
        try allow(command.action, in: state)
        try command.checkFields()
        try command.checkRules(in: state)
        return [event]
    }
}

extension ReformActionCommand {
    /// What would be recorded of it.
    fileprivate func event(in state: ReformActionState?) -> ReformActionEvent {
        switch self {
        case .propose(let details, let by, _, _): .proposed(ActionProposed(details: details, by: by))
        case .import(let imported): state == nil ? .imported(imported) : .claimed(imported)
        case .decide(let acceptance, let why, let by): .decided(ActionDecided(acceptance: acceptance, why: why, by: by))
        case .assign(let owner, let by): .assigned(ActionAssigned(owner: owner, by: by))
        case .moveDue(let due, let why, let by, _):
            .dueMoved(ActionDueMoved(from: state?.details.due, to: due, why: why, by: by))
        case .progress(let progressed): .progressed(progressed)
        case .implement(let evidence, let by): .implemented(ActionImplemented(evidence: evidence, by: by))
        case .verify(let evidence, let by): .verified(ActionVerified(evidence: evidence, by: by))
        case .overtake(let why, let by): .overtaken(ActionOvertaken(why: why, by: by))
        case .close(let why, let by): .closed(ActionClosed(why: why, by: by))
        case .assess(let effect, let evidence, let by):
            .effectAssessed(ActionEffectAssessed(effect: effect, evidence: evidence, by: by))
        case .reopen(let why, let by): .reopened(ActionReopened(why: why, by: by))
        case .reclassify(let sensitivity, let why, let by, _):
            .reclassified(ActionReclassified(sensitivity: sensitivity, why: why, by: by))
        }
    }
}

extension ReformActionState {
    /// Whether things are so already, by the same person and for the same reason.
    fileprivate func shows(_ event: ReformActionEvent) -> Bool {
        switch event {
        case .proposed(let proposed): self == ReformActionState(proposed)
        case .imported(let claimed), .claimed(let claimed): claims.last == claimed || says(claimed)
        case .decided(let decided): self.decided == decided && acceptance == decided.acceptance
        case .assigned(let assigned): details.owner == assigned.owner
        case .dueMoved(let moved): details.due == moved.to
        case .progressed(let progressed): progress == progressed && phase == .inProgress
        case .implemented(let implemented): self.implemented == implemented && phase == .implemented
        case .verified(let verified): self.verified == verified && implementation == .verified
        case .overtaken(let overtaken): self.overtaken == overtaken && phase == .overtaken
        case .closed(let closed): self.closed == closed && phase == .closedUnimplemented
        case .effectAssessed(let assessed): self.assessed == assessed && phase == .assessed
        case .reopened(let reopened):
            self.reopened == reopened && [.underConsideration, .notStarted, .inProgress].contains(phase)
        case .reclassified(let reclassified): details.sensitivity == reclassified.sensitivity
        }
    }

    /// Whether a source says what stands here already.
    fileprivate func says(_ claimed: ActionImported) -> Bool {
        details == claimed.details && phase == claimed.phase && acceptance == claimed.claimedAcceptance
            && effect == claimed.effect
    }
}
