extension Observation {
    package static func evolve(_ state: inout ObservationState?, with event: ObservationEvent) {
        switch event {
        case .recorded(let recorded): state = ObservationState(recorded)
        case .imported(let imported): state = ObservationState(imported)
        case .claimed(let claimed): state?.take(claimed)
        case .amended(let amended): state?.apply(amended.changes)
        case .resubmitted(let resubmitted):
            state?.resubmitted = resubmitted
            state?.move(to: .submitted)
        case .verified(let verified):
            state?.verify(verified)
            state?.move(to: .verified)
        case .returned(let returned):
            state?.returned = returned
            state?.move(to: .returned)
        case .rejected(let rejected):
            state?.rejected = rejected
            state?.move(to: .rejected)
        case .reconsidered(let reconsidered):
            state?.reconsidered = reconsidered
            state?.move(to: .submitted)
        case .merged(let merged): state?.move(to: .merged, into: merged.into)
        case .unmerged(let unmerged):
            state?.unmerged = unmerged
            state?.move(to: .submitted)
        case .reclassified(let reclassified): state?.details.sensitivity = reclassified.sensitivity
        case .withdrawn(let withdrawn):
            state?.withdrawn = withdrawn
            state?.move(to: .withdrawn)
        case .consentWithdrawn: state?.details.attribution = .withoutConsent
        }
    }
}

extension ObservationState {
    /// By somebody here: from now on it is more than a claim.
    fileprivate mutating func move(to phase: Observation.Phase, into target: ObservationID? = nil) {
        (self.phase, mergedInto, isClaimed) = (phase, target, false)
    }

    fileprivate mutating func apply(_ changes: ObservationChanges) {
        details = details.applying(changes)
    }

    fileprivate mutating func verify(_ verified: ObservationVerified) {
        self.verified = verified
        details.rating = verified.rating ?? details.rating
        validated = details
    }

    /// What the source says anew is how it stands, as far as nobody here has changed it; it stands beside ours otherwise.
    fileprivate mutating func take(_ claimed: ObservationImported) {
        if isTextClaimed { (details, isTextClaimed) = (claimed.details.atLeast(details.sensitivity), true) }
        if isClaimed { (phase, mergedInto) = (claimed.phase, claimed.mergedInto) }
        claims.append(claimed)
    }
}

extension Attribution {
    /// What is left when a source no longer agrees to be named.
    static let withoutConsent = Attribution(mode: .sealed, consent: false)
}
