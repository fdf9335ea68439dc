extension MissionCommand {
    /// - Throws: `.field` for the first field that can't be as it is.
    func check(in state: MissionState?) throws(Mission.Rejection) {
        switch self {
        case .open(let details, _): try details.check()
        case .import(let imported): try imported.check()
        case .changePhase(let phase, _, let why, _):
            guard phase != .closed else { throw .field(.phase, .notAllowed) }
            try Mission.checkText(why, ifAny: .why)
            guard state?.phase != .closed || why != nil else { throw .field(.why, .missing) }
        case .setMandate(let mandate, let objectives, let authority, _):
            try Mission.checkText(mandate, .mandate, limit: TextLimit.discussion)
            for objective in objectives { try Mission.checkText(objective.text, .objectives) }
            try Mission.checkText(authority, ifAny: .authority, limit: TextLimit.title)
        case .authoriseStrength(let strength, _): try strength.check()
        case .assess(let assessment, _): try assessment.check()
        case .close(_, let why, _), .reclassify(_, let why, _): try Mission.checkText(why, .why)
        }
    }
}

extension MissionDetails {
    fileprivate func check() throws(Mission.Rejection) {
        try Mission.checkText(name, .name, limit: TextLimit.title)
        try Mission.checkText(hostCountry, ifAny: .hostCountry, limit: TextLimit.title)
        try Mission.checkText(establishedBy, ifAny: .establishedBy, limit: TextLimit.title)
        try Mission.checkText(mandate, ifAny: .mandate, limit: TextLimit.discussion)
        for objective in objectives { try Mission.checkText(objective.text, .objectives) }
    }
}

extension MissionImported {
    fileprivate func check() throws(Mission.Rejection) {
        try details.check()
        try claim.check(for: Mission.self)
        for strength in strengths { try strength.check() }
        for assessment in assessments { try assessment.check() }
    }
}
