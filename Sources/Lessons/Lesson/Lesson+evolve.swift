extension Lesson {
    package static func evolve(_ state: inout LessonState?, with event: LessonEvent) {
        switch event {
        case .proposed(let proposed): state = LessonState(proposed)
        case .imported(let imported): state = LessonState(imported)
        case .claimed(let claimed): state?.take(claimed)
        case .amended(let amended): state?.details.apply(amended.changes)
        case .analysed(let analysed):
            state?.analyse(analysed)
            state?.move(to: .analysed)
        case .declined(let declined):
            state?.declined = declined
            state?.move(to: .declined)
        case .endorsed(let endorsed):
            state?.endorsed = endorsed
            state?.move(to: .identified)
        case .tasked(let tasked):
            state?.task(tasked.actions)
            state?.move(to: .tasked)
        case .implemented(let implemented):
            state?.task(implemented.actions)
            state?.implemented = implemented
            state?.move(to: .implemented)
        case .validated(let validated):
            state?.validated = validated
            state?.reviewOn = validated.reviewOn
            state?.move(to: validated.outcome == .learned ? .learned : .notEffective)
        case .reproved(let reproved):
            state?.reproved = reproved
            state?.reviewOn = reproved.reviewOn
            state?.move(to: .learned)
        case .contested(let contested): state?.contests.append(contested)
        case .settled(let settled):
            state?.settled = settled
            state?.contests = []
        case .superseded(let superseded):
            state?.superseded = superseded
            state?.move(to: .superseded)
        case .reopened(let reopened):
            state?.reopened = reopened
            state?.reopen()
        case .reclassified(let reclassified): state?.details.sensitivity = reclassified.sensitivity
        }
    }
}

extension LessonState {
    /// By somebody here: from now on it is more than a claim.
    fileprivate mutating func move(to phase: Lesson.Phase) {
        (self.phase, isClaimed) = (phase, false)
    }

    /// What the source says anew is how it stands, as far as nobody here has changed it; it stands beside ours otherwise.
    fileprivate mutating func take(_ claimed: LessonImported) {
        if isTextClaimed { (details, isTextClaimed) = (claimed.details.atLeast(details.sensitivity), true) }
        if isClaimed { (phase, actions, reviewOn) = (claimed.phase, claimed.actions, claimed.reviewOn) }
        claims.append(claimed)
    }

    fileprivate mutating func analyse(_ analysed: LessonAnalysed) {
        self.analysed = analysed
        details.rootCause = analysed.rootCause
        if !analysed.factors.isEmpty { details.factors = analysed.factors }
    }

    fileprivate mutating func task(_ actions: [ActionID]) {
        self.actions += actions.filter { !self.actions.contains($0) }
    }

    /// What was declined is open to analysis again; what was endorsed is analysed again before anybody endorses it.
    fileprivate mutating func reopen() {
        reviewOn = nil
        move(to: phase == .declined ? .proposed : .analysed)
    }
}
