extension Mission {
    package static func evolve(_ state: inout MissionState?, with event: MissionEvent) {
        switch event {
        case .opened(let opened): state = MissionState(opened)
        case .imported(let imported): state = MissionState(imported)
        case .claimed(let claimed): state?.take(claimed)
        case .phaseChanged(let changed):
            state?.phaseChanged = changed
            state?.move(to: changed.phase)
        case .mandateSet(let set):
            state?.mandateSet = set
            state?.details.mandate = set.mandate
            state?.details.objectives = set.objectives
        case .strengthAuthorised(let authorised): state?.strengths.append(authorised.strength)
        case .assessed(let assessed): state?.assessments.append(assessed.assessment)
        case .closed(let closed):
            state?.closed = closed
            state?.move(to: .closed)
        case .reclassified(let reclassified): state?.details.sensitivity = reclassified.sensitivity
        }
    }
}

extension MissionState {
    /// By somebody here: from now on it is more than a claim.
    fileprivate mutating func move(to phase: MissionPhase) {
        (self.phase, isClaimed) = (phase, false)
    }

    /// What the source says anew is how it stands, as far as nobody here has changed it; it stands beside ours otherwise.
    fileprivate mutating func take(_ claimed: MissionImported) {
        if isTextClaimed { (details, isTextClaimed) = (claimed.details.atLeast(details.sensitivity), true) }
        if strengths == claims.last?.strengths { strengths = claimed.strengths }
        if assessments == claims.last?.assessments { assessments = claimed.assessments }
        if isClaimed { phase = claimed.phase }
        claims.append(claimed)
    }
}
