extension Review {
    package static func decide(_ command: ReviewCommand, in state: ReviewState?) throws(Rejection) -> [ReviewEvent] {
        let event = command.event(in: state)
        guard state?.shows(event) != true else { return [] }
        try allow(command.action, in: state)
        try command.check(in: state)
        return [event]
    }
}

extension ReviewCommand {
    /// What would be recorded of it.
    fileprivate func event(in state: ReviewState?) -> ReviewEvent {
        switch self {
        case .register(let details, let by): .registered(ReviewRegistered(details: details, by: by))
        case .import(let imported): state == nil ? .imported(imported) : .claimed(imported)
        case .recommend(let recommendation, let by):
            .recommended(ReviewRecommended(recommendation: recommendation, by: by))
        case .amendRecommendation(let recommendation, let why, let by):
            .recommendationAmended(RecommendationAmended(recommendation: recommendation, why: why, by: by))
        case .reclassify(let sensitivity, let why, let by):
            .reclassified(ReviewReclassified(sensitivity: sensitivity, why: why, by: by))
        }
    }
}

extension ReviewState {
    /// Whether things are so already.
    fileprivate func shows(_ event: ReviewEvent) -> Bool {
        switch event {
        case .registered(let registered): self == ReviewState(registered)
        case .imported(let claimed), .claimed(let claimed):
            claims.last == claimed || (details == claimed.details && recommendations == claimed.ordered)
        case .recommended(let recommended): recommendations.contains(recommended.recommendation)
        case .recommendationAmended(let amended): recommendations.contains(amended.recommendation)
        case .reclassified(let reclassified): details.sensitivity == reclassified.sensitivity
        }
    }
}
