extension Lesson {
    package static func decide(
        _ command: LessonCommand,
        in state: LessonState?
    ) throws(Rejection) -> [LessonEvent] {
        let event = command.event(in: state)
        guard state?.shows(event) != true else { return [] }
        try allow(command.action, in: state)
        try command.checkFields(in: state)
        try command.checkRules(in: state)
        return [event]
    }
}

extension LessonCommand {
    /// What would be recorded of it.
    func event(in state: LessonState?) -> LessonEvent {
        switch self {
        case .propose(let details, let by, _): .proposed(LessonProposed(details: details, by: by))
        case .import(let imported): state == nil ? .imported(imported) : .claimed(imported)
        case .amend(let amended, _): .amended(amended)
        case .analyse(let rootCause, let factors, let by):
            .analysed(
                LessonAnalysed(rootCause: rootCause ?? state?.details.rootCause ?? "", factors: factors, by: by)
            )
        case .decline(let why, let by): .declined(LessonDeclined(why: why, by: by))
        case .endorse(let support, let by): .endorsed(LessonEndorsed(support, of: state?.details, by: by))
        case .task(let actions, let by):
            .tasked(LessonTasked(actions: actions.filter { state?.needs($0) != false }.map(\.id), by: by))
        case .implement(let actions, let by): .implemented(LessonImplemented(actions, by: by))
        case .validate(let validated, _, _): .validated(validated)
        case .reprove(let reproved, _): .reproved(reproved)
        case .contest(let contested): .contested(contested)
        case .settle(let why, let by): .settled(LessonSettled(why: why, by: by))
        case .supersede(let replacement, let why, let by):
            .superseded(LessonSuperseded(replacement: replacement.id, why: why, by: by))
        case .reopen(let recurrences, let why, let by):
            .reopened(LessonReopened(recurrences: recurrences, why: why, by: by))
        case .reclassify(let sensitivity, let why, let by, _):
            .reclassified(LessonReclassified(sensitivity: sensitivity, why: why, by: by))
        }
    }
}

extension LessonState {
    /// Whether things are so already, by the same person and for the same reason.
    fileprivate func shows(_ event: LessonEvent) -> Bool {
        switch event {
        case .proposed(let proposed): self == LessonState(proposed)
        case .imported(let claimed), .claimed(let claimed): claims.last == claimed || says(claimed)
        case .amended(let amended): details.applying(amended.changes) == details
        case .analysed(let analysed): self.analysed == analysed && phase == .analysed
        case .declined(let declined): self.declined == declined && phase == .declined
        case .endorsed(let endorsed): self.endorsed == endorsed && phase == .identified
        case .tasked(let tasked): tasked.actions.isEmpty && phase == .tasked
        case .implemented(let implemented): self.implemented == implemented && phase == .implemented
        case .validated(let validated): self.validated == validated && [.learned, .notEffective].contains(phase)
        case .reproved(let reproved): self.reproved == reproved && phase == .learned
        case .contested(let contested): contests.contains(contested)
        case .settled(let settled): self.settled == settled && contests.isEmpty
        case .superseded(let superseded): self.superseded == superseded
        case .reopened(let reopened): self.reopened == reopened && [.proposed, .analysed].contains(phase)
        case .reclassified(let reclassified): details.sensitivity == reclassified.sensitivity
        }
    }

    /// Whether a source says what stands here already.
    fileprivate func says(_ claimed: LessonImported) -> Bool {
        details == claimed.details && phase == claimed.phase && actions == claimed.actions
            && reviewOn == claimed.reviewOn
    }

    /// Whether it gives the lesson something to do that it hasn't already.
    fileprivate func needs(_ action: ActionStanding) -> Bool {
        !actions.contains(action.id) || (phase != .tasked && !action.implementation.isSettled)
    }
}
