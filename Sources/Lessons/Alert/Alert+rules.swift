extension AlertCommand {
    /// - Throws: `.field` for the first field that can't be as it is; `.rule` where the rule doesn't hold as it is told.
    func check() throws(Alert.Rejection) {
        switch self {
        case .raise(let details): try details.check()
        case .import(let imported):
            try imported.details.check()
            try imported.claim.check(for: Alert.self)
        case .confirm(let confirmed):
            try Alert.checkText(confirmed.why, .why)
            for evidence in confirmed.evidence { try evidence.check(for: Alert.self) }
        case .dismiss(let why, _), .reconsider(let why, _): try Alert.checkText(why, .why)
        case .acknowledge: return
        }
    }
}

extension AlertDetails {
    fileprivate func check() throws(Alert.Rejection) {
        try Alert.checkDistinct(missions, .missions)
        switch rule {
        case .earlyWarning(let warning):
            try Alert.checkDistinct(warning.observations, .observations)
            guard missions == [warning.mission] else { throw .field(.missions, .notAllowed) }
        case .recurrence(let recurrence):
            guard !recurrence.factors.isEmpty else { throw .field(.factors, .missing) }
            try Alert.checkDistinct(recurrence.factors, .factors)
        }
        guard rule.reachesThreshold else { throw .rule(.belowThreshold) }
    }
}
