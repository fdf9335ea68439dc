extension Mission {
    package static func decide(_ command: MissionCommand, in state: MissionState?) throws(Rejection) -> [MissionEvent] {
        let event = command.event(in: state)
        guard state?.shows(event) != true else { return [] }
        try allow(command.action, in: state)
        try command.check(in: state)
        return [event]
    }
}

extension MissionCommand {
    /// What would be recorded of it.
    fileprivate func event(in state: MissionState?) -> MissionEvent {
        switch self {
        case .open(let details, let by): .opened(MissionOpened(details: details, by: by))
        case .import(let imported): state == nil ? .imported(imported) : .claimed(imported)
        case .changePhase(let phase, let since, let why, let by):
            .phaseChanged(MissionPhaseChanged(phase: phase, since: since, why: why, by: by))
        case .setMandate(let mandate, let objectives, let authority, let by):
            .mandateSet(MandateSet(mandate: mandate, objectives: objectives, authority: authority, by: by))
        case .authoriseStrength(let strength, let by):
            .strengthAuthorised(StrengthAuthorised(strength: strength, by: by))
        case .assess(let assessment, let by): .assessed(MissionAssessed(assessment: assessment, by: by))
        case .close(let date, let why, let by): .closed(MissionClosed(date: date, why: why, by: by))
        case .reclassify(let sensitivity, let why, let by):
            .reclassified(MissionReclassified(sensitivity: sensitivity, why: why, by: by))
        }
    }
}

extension MissionState {
    /// Whether things are so already.
    fileprivate func shows(_ event: MissionEvent) -> Bool {
        switch event {
        case .opened(let opened): self == MissionState(opened)
        case .imported(let claimed), .claimed(let claimed): claims.last == claimed || says(claimed)
        case .phaseChanged(let changed): phase == changed.phase
        case .mandateSet(let set): mandateSet == set
        case .strengthAuthorised(let authorised): strengths.last == authorised.strength
        case .assessed(let assessed): assessments.contains(assessed.assessment)
        case .closed(let closed): self.closed == closed && phase == .closed
        case .reclassified(let reclassified): details.sensitivity == reclassified.sensitivity
        }
    }

    /// Whether a source says what stands here already.
    fileprivate func says(_ claimed: MissionImported) -> Bool {
        details == claimed.details && phase == claimed.phase && strengths == claimed.strengths
            && assessments == claimed.assessments
    }
}
