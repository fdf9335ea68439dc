import EventSourcing

extension ReformActionCommand {
    /// - Throws: `.field` for the first field that can't be as it is.
    func checkFields() throws(ReformAction.Rejection) {
        switch self {
        case .propose(let details, _, _, let time):
            try details.check()
            try details.due?.checkDue(at: time)
        case .import(let imported): try imported.check()
        case .decide(let acceptance, let why, _):
            guard acceptance != .underConsideration else { throw .field(.acceptance, .notAllowed) }
            if let why { try ReformAction.checkText(why, .why) }
            guard why != nil || !acceptance.isRefusal else { throw .field(.why, .missing) }
        case .assign(let owner, _): try owner.check()
        case .progress(let progressed):
            try ReformAction.checkText(progressed.text, .text)
            guard (0...100).contains(progressed.percentage) else { throw .field(.percentage, .outOfRange(0...100)) }
            for evidence in progressed.evidence { try evidence.check(for: ReformAction.self) }
        case .implement(let evidence, _):
            for evidence in evidence { try evidence.check(for: ReformAction.self) }
        case .verify(let evidence, _), .assess(_, let evidence, _): try ReformAction.checkEvidence(evidence)
        case .moveDue(let due, let why, _, let time):
            try ReformAction.checkText(why, .why)
            try due.checkDue(at: time)
        case .overtake(let why, _), .close(let why, _), .reopen(let why, _),
            .reclassify(_, let why, _, _):
            try ReformAction.checkText(why, .why)
        }
    }

    /// - Throws: `.rule` for what forbids it although its fields and the phase allow it.
    func checkRules(in state: ReformActionState?) throws(ReformAction.Rejection) {
        switch self {
        case .propose(let details, _, let quoted, _): try ReformAction.check(details.sensitivity, quoting: quoted)
        case .reclassify(let sensitivity, _, _, let quoted): try ReformAction.check(sensitivity, quoting: quoted)
        case .verify(_, let by): try ReformAction.checkOpen(.verify, in: state, to: by, on: Grounds())
        case .import, .decide, .assign, .moveDue, .progress, .implement, .overtake, .close, .assess, .reopen:
            return
        }
    }
}

extension ReformAction {
    package static func checkOpen(
        _ action: Action,
        in state: ReformActionState?,
        to person: PersonID?,
        on grounds: Grounds
    ) throws(Rejection) {
        switch action {
        case .verify: try state?.checkSecondPerson(person)
        case .propose, .import, .decide, .assign, .moveDue, .progress, .implement, .overtake, .close, .assess, .reopen,
            .reclassify:
            return
        }
    }
}

extension WorldDate {
    /// A reform is due by the end of a day, a month or a year, and not by one that has ended.
    fileprivate func checkDue(at time: Instant) throws(ReformAction.Rejection) {
        guard isCalendarDate else { throw .field(.due, .noCalendarDate) }
        guard !hasPassed(at: time) else { throw .field(.due, .inPast) }
    }
}

extension ReformActionState {
    /// Who verifies a reform neither carried it out nor answers for it.
    fileprivate func checkSecondPerson(_ person: PersonID?) throws(ReformAction.Rejection) {
        guard let person else { return }
        guard person != implemented?.by else { throw .rule(.samePerson(as: .implementer)) }
        guard person != details.owner?.person else { throw .rule(.samePerson(as: .owner)) }
    }
}

extension ActionDetails {
    fileprivate func check() throws(ReformAction.Rejection) {
        guard !lessons.isEmpty || !recommendations.isEmpty else { throw .field(.lessons, .missing) }
        try checkFields()
    }

    fileprivate func checkFields() throws(ReformAction.Rejection) {
        try ReformAction.checkText(what, .what)
        if let measure { try ReformAction.checkText(measure, .measure) }
        try owner?.check()
        try ReformAction.checkDistinct(lessons, .lessons)
        try ReformAction.checkReferences(recommendations)
        try ReformAction.checkDistinct(missions, .missions)
    }
}

extension ActionOwner {
    fileprivate func check() throws(ReformAction.Rejection) {
        guard office != nil || person != nil else { throw .field(.owner, .missing) }
        if let office { try ReformAction.checkText(office, .owner, limit: TextLimit.title) }
    }
}

extension ActionImported {
    fileprivate func check() throws(ReformAction.Rejection) {
        try details.checkFields()
        try claim.check(for: ReformAction.self)
        guard
            acceptance == nil || acceptance == phase.axes.0
                || (acceptance == .partlyAccepted && phase.axes.0 == .accepted)
        else { throw .field(.acceptance, .notAllowed) }
        guard phase != .assessed || effect != nil else { throw .field(.effect, .missing) }
        guard phase == .assessed || effect == nil else { throw .field(.effect, .notAllowed) }
    }
}
