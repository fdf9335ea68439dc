extension ReviewCommand {
    /// - Throws: `.field` for the first field that can't be as it is; `.rule` for a recommendation that isn't there.
    func check(in state: ReviewState?) throws(Review.Rejection) {
        switch self {
        case .register(let details, _): try details.check()
        case .import(let imported): try imported.check()
        case .recommend(let recommendation, _):
            try recommendation.check()
            guard state?.recommendation(recommendation.number) == nil else { throw .field(.number, .repeated) }
        case .amendRecommendation(let recommendation, let why, _):
            try recommendation.check()
            try Review.checkText(why, .why)
            guard state?.recommendation(recommendation.number) != nil else { throw .rule(.unknown(.number)) }
        case .reclassify(_, let why, _): try Review.checkText(why, .why)
        }
    }
}

extension Review {
    package static func checkOpen(
        _ action: Action,
        in state: ReviewState?,
        to person: PersonID?,
        on grounds: Grounds
    ) throws(Rejection) {
        switch action {
        case .amendRecommendation:
            guard state?.recommendations.isEmpty == false else { throw .rule(.unknown(.number)) }
        case .register, .import, .recommend, .reclassify: return
        }
    }
}

extension ReviewDetails {
    fileprivate func check() throws(Review.Rejection) {
        try Review.checkText(title, .title, limit: TextLimit.title)
        try Review.checkText(symbol, ifAny: .symbol, limit: TextLimit.title)
        if let link { try Review.checkLink(link) }
        try Review.checkDistinct(missions, .missions)
    }
}

extension ReviewImported {
    fileprivate func check() throws(Review.Rejection) {
        try details.check()
        try claim.check(for: Review.self)
        for recommendation in recommendations { try recommendation.check() }
        try Review.checkDistinct(recommendations.map(\.number), .number)
    }
}
