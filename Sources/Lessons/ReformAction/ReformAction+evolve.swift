extension ReformAction {
    package static func evolve(_ state: inout ReformActionState?, with event: ReformActionEvent) {
        switch event {
        case .proposed(let proposed): state = ReformActionState(proposed)
        case .imported(let imported): state = ReformActionState(imported)
        case .claimed(let claimed): state?.take(claimed)
        case .decided(let decided):
            state?.decided = decided
            state?.move(acceptance: decided.acceptance)
        case .assigned(let assigned): state?.details.owner = assigned.owner
        case .dueMoved(let moved):
            state?.details.due = moved.to
            state?.slips.append(moved)
        case .progressed(let progressed):
            state?.progress = progressed
            state?.move(.inProgress)
        case .implemented(let implemented):
            state?.implemented = implemented
            state?.move(.implemented)
        case .verified(let verified):
            state?.verified = verified
            state?.move(.verified)
        case .overtaken(let overtaken):
            state?.overtaken = overtaken
            state?.move(.overtaken)
        case .closed(let closed):
            state?.closed = closed
            state?.move(.closedUnimplemented)
        case .effectAssessed(let assessed):
            state?.assessed = assessed
            state?.effect = assessed.effect
            state?.move()
        case .reopened(let reopened):
            state?.reopened = reopened
            state?.reopen()
        case .reclassified(let reclassified): state?.details.sensitivity = reclassified.sensitivity
        }
    }
}

extension ReformActionState {
    /// By somebody here: from now on it is more than a claim.
    fileprivate mutating func move(_ implementation: Implementation? = nil, acceptance: Acceptance? = nil) {
        self.implementation = implementation ?? self.implementation
        self.acceptance = acceptance ?? self.acceptance
        isClaimed = false
    }

    /// What the source says anew is how it stands, as far as nobody here has changed it; it stands beside ours otherwise.
    fileprivate mutating func take(_ claimed: ActionImported) {
        if isTextClaimed { (details, isTextClaimed) = (claimed.details.atLeast(details.sensitivity), true) }
        if isClaimed { claim(claimed) }
        claims.append(claimed)
    }

    fileprivate mutating func reopen() {
        effect = nil
        switch implementation {
        case .notStarted: move(acceptance: .underConsideration)
        case .overtaken, .closedUnimplemented: move(progress == nil ? .notStarted : .inProgress)
        case .inProgress, .implemented, .verified: move(.inProgress)
        }
    }
}
