import EventSourcing

extension LessonCommand {
    /// - Throws: `.field` for the first field that can't be as it is.
    func checkFields(in state: LessonState?) throws(Lesson.Rejection) {
        switch self {
        case .propose(let details, _, _): try details.check()
        case .import(let imported):
            try imported.details.check()
            try Lesson.checkDistinct(imported.actions, .actions)
            try imported.claim.check(for: Lesson.self)
        case .amend(let amended, _): try state?.details.applying(amended.changes).check()
        case .analyse(let rootCause, let factors, _):
            try Lesson.checkText(rootCause ?? state?.details.rootCause ?? "", .rootCause)
            try Lesson.checkDistinct(factors, .factors)
        case .endorse, .implement: return
        case .task(let actions, _):
            guard !actions.isEmpty else { throw .field(.actions, .missing) }
        case .validate(let validated, _, _):
            try Lesson.checkEvidence(validated.evidence)
            guard validated.outcome == .notEffective || validated.reviewOn != nil else {
                throw .field(.reviewOn, .missing)
            }
            guard validated.outcome == .learned || validated.reviewOn == nil else {
                throw .field(.reviewOn, .notAllowed)
            }
        case .reprove(let reproved, _): try Lesson.checkEvidence(reproved.evidence)
        case .contest(let contested):
            try Lesson.checkText(contested.why, .why)
            try Lesson.checkEvidence(contested.evidence)
        case .decline(let why, _), .settle(let why, _), .supersede(_, let why, _), .reopen(_, let why, _),
            .reclassify(_, let why, _, _):
            try Lesson.checkText(why, .why)
        }
    }

    /// - Throws: `.rule` for what forbids it although its fields and the phase allow it.
    func checkRules(in state: LessonState?) throws(Lesson.Rejection) {
        switch self {
        case .propose(let details, _, let quoted): try Lesson.check(details.sensitivity, quoting: quoted)
        case .amend(_, let quoted):
            if let state { try Lesson.check(state.details.sensitivity, quoting: quoted) }
        case .reclassify(let sensitivity, _, _, let quoted): try Lesson.check(sensitivity, quoting: quoted)
        case .endorse(let support, let by):
            try Lesson.checkOpen(.endorse, in: state, to: by, on: Grounds(support: support))
        case .task:
            guard case .tasked(let tasked) = event(in: state), !tasked.actions.isEmpty else {
                throw .field(.actions, .missing)
            }
        case .implement(let actions, let by):
            try Lesson.checkOpen(.implement, in: state, to: by, on: Grounds(standings: actions))
        case .validate(let validated, let actions, let time):
            try Lesson.checkOpen(.validate, in: state, to: validated.by, on: Grounds(standings: actions))
            try validated.reviewOn?.checkReview(after: time)
        case .reprove(let reproved, let time):
            try Lesson.checkOpen(.reprove, in: state, to: reproved.by, on: Grounds())
            try reproved.reviewOn.checkReview(after: time)
        case .settle(_, let by): try Lesson.checkOpen(.settle, in: state, to: by, on: Grounds())
        case .supersede(let replacement, _, _): try replacement.check()
        case .import, .analyse, .decline, .contest, .reopen: return
        }
    }
}

extension Lesson {
    package static func checkOpen(
        _ action: Action,
        in state: LessonState?,
        to person: PersonID?,
        on grounds: Grounds
    ) throws(Rejection) {
        switch action {
        case .endorse: try state?.details.checkSupport(grounds.support)
        case .implement:
            guard !grounds.standings.isEmpty else { throw .field(.actions, .missing) }
            try state?.checkSettled(grounds.standings)
        case .validate:
            try state?.checkSecondPerson(person)
            // An action that another lesson named may have been reopened since.
            try state?.checkSettled(grounds.standings)
        case .reprove: try state?.checkSecondPerson(person)
        case .settle:
            guard state?.isContested == true else { throw .rule(.notContested) }
        case .propose, .import, .amend, .analyse, .decline, .task, .contest, .supersede, .reopen, .reclassify: return
        }
    }
}

extension LessonState {
    /// Its own actions and all that were read are verified or overtaken.
    fileprivate func checkSettled(_ standings: [ActionStanding]) throws(Lesson.Rejection) {
        let settled = standings.filter(\.implementation.isSettled).map(\.id)
        let named = actions + standings.map(\.id).filter { !actions.contains($0) }
        let open = named.filter { !settled.contains($0) }
        guard open.isEmpty else { throw .rule(.openActions(open)) }
    }

    /// Who validates a lesson neither proposed it nor carried it out.
    fileprivate func checkSecondPerson(_ person: PersonID?) throws(Lesson.Rejection) {
        guard let person else { return }
        guard person != proposer else { throw .rule(.samePerson(as: .proposer)) }
        guard implemented?.implementers.contains(person) != true, implemented?.by != person else {
            throw .rule(.samePerson(as: .implementer))
        }
    }
}

extension LessonReplacement {
    fileprivate func check() throws(Lesson.Rejection) {
        guard id != replaced, !successors.contains(replaced) else { throw .rule(.supersessionCycle) }
    }
}

extension LessonDetails {
    /// Something that it names stands behind it.
    fileprivate func checkSupport(_ support: [Support]) throws(Lesson.Rejection) {
        let stands = support.contains { support in
            switch support {
            case .observation(let id, let isVerified): isVerified && observations.contains(id)
            case .recommendation(let reference): recommendations.contains(reference)
            }
        }
        guard stands else { throw .rule(.noSupport) }
    }

    fileprivate func check() throws(Lesson.Rejection) {
        try Lesson.checkText(title, .title, limit: TextLimit.title)
        try Lesson.checkText(statement, .statement)
        if let rootCause { try Lesson.checkText(rootCause, .rootCause) }
        try Lesson.checkDistinct(observations, .observations)
        try Lesson.checkReferences(recommendations)
        try Lesson.checkDistinct(factors, .factors)
        try Lesson.checkDistinct(missions, .missions)
        try Lesson.checkDistinct(missionTypes, .missionTypes)
        try Lesson.checkDistinct(missionPhases, .missionPhases)
    }
}

extension WorldDate {
    fileprivate func checkReview(after time: Instant) throws(Lesson.Rejection) {
        guard !hasPassed(at: time) else { throw .field(.reviewOn, .inPast) }
    }
}
