import EventSourcing

extension ObservationCommand {
    /// - Throws: `.field` for the first field that can't be as it is.
    func checkFields(in state: ObservationState?) throws(Observation.Rejection) {
        switch self {
        case .record(let details, _, _, let time):
            try details.check()
            try details.checkDates(at: time)
        case .import(let imported): try imported.check()
        case .amend(let amended, _, let time):
            try Observation.checkText(amended.why, ifAny: .why)
            let details = state?.details.applying(amended.changes)
            try details?.check()
            try details?.checkDates(at: time)
        case .return(let why, _), .reject(let why, _), .reconsider(let why, _), .unmerge(let why, _),
            .reclassify(_, let why, _, _), .withdraw(let why, _):
            try Observation.checkText(why, .why)
        case .withdrawConsent(let by): try Observation.checkOpen(.withdrawConsent, in: state, to: by, on: Grounds())
        case .resubmit, .verify, .merge: return
        }
    }

    /// - Throws: `.rule` for what forbids it although its fields and the phase allow it.
    func checkRules(in state: ObservationState?) throws(Observation.Rejection) {
        switch self {
        case .record(let details, _, let quoted, _): try Observation.check(details.sensitivity, quoting: quoted)
        case .amend(_, let quoted, _):
            if let state { try Observation.check(state.details.sensitivity, quoting: quoted) }
        case .reclassify(let sensitivity, _, _, let quoted): try Observation.check(sensitivity, quoting: quoted)
        case .merge(let target, _):
            guard target.id != target.merged, !target.successors.contains(target.merged) else {
                throw .rule(.mergeCycle)
            }
        case .import, .resubmit, .verify, .return, .reject, .reconsider, .unmerge, .withdraw, .withdrawConsent: return
        }
    }
}

extension Observation {
    package static func checkOpen(
        _ action: Action,
        in state: ObservationState?,
        to person: PersonID?,
        on grounds: Grounds
    ) throws(Rejection) {
        switch action {
        case .withdrawConsent:
            guard state?.details.attribution.mode == .named else { throw .field(.attribution, .notAllowed) }
        case .record, .import, .amend, .resubmit, .verify, .return, .reject, .reconsider, .merge, .unmerge, .reclassify,
            .withdraw:
            return
        }
    }
}

extension ObservationDetails {
    fileprivate func check() throws(Observation.Rejection) {
        try Observation.checkText(title, .title, limit: TextLimit.title)
        try Observation.checkText(observation, .observation)
        try Observation.checkText(discussion, ifAny: .discussion, limit: TextLimit.discussion)
        try Observation.checkText(conclusion, ifAny: .conclusion)
        try Observation.checkText(recommendation, ifAny: .recommendation)
        try Observation.checkText(paragraph, ifAny: .paragraph, limit: TextLimit.title)
        guard paragraph == nil || review != nil else { throw .field(.review, .missing) }
        try place?.check(for: Observation.self)
        try attribution.check(for: Observation.self)
        for attachment in attachments { try attachment.check(for: Observation.self) }
        try Observation.checkDistinct(missions, .missions)
        try Observation.checkDistinct(factors, .factors)
        try Observation.checkDistinct(consequences, .consequences)
    }

    /// More than a clock may be off is the future.
    fileprivate func checkDates(at time: Instant) throws(Observation.Rejection) {
        guard occurred.hasBegun(at: time) else { throw .field(.occurred, .inFuture) }
        guard reported.map({ $0.hasBegun(at: time) }) != false else { throw .field(.reported, .inFuture) }
    }
}

extension ObservationImported {
    fileprivate func check() throws(Observation.Rejection) {
        try details.check()
        try claim.check(for: Observation.self)
        guard phase != .merged || mergedInto != nil else { throw .field(.mergedInto, .missing) }
        guard phase == .merged || mergedInto == nil else { throw .field(.mergedInto, .notAllowed) }
    }
}
