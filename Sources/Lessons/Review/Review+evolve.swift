extension Review {
    package static func evolve(_ state: inout ReviewState?, with event: ReviewEvent) {
        switch event {
        case .registered(let registered): state = ReviewState(registered)
        case .imported(let imported): state = ReviewState(imported)
        case .claimed(let claimed): state?.take(claimed)
        case .recommended(let recommended): state?.put(recommended.recommendation)
        case .recommendationAmended(let amended): state?.put(amended.recommendation)
        case .reclassified(let reclassified): state?.details.sensitivity = reclassified.sensitivity
        }
    }
}

extension ReviewState {
    /// In its place; the text that stood there is kept.
    fileprivate mutating func put(_ recommendation: Recommendation) {
        amended += recommendations.filter { $0.number == recommendation.number }
        recommendations.removeAll { $0.number == recommendation.number }
        let place = recommendations.firstIndex { $0.number > recommendation.number } ?? recommendations.endIndex
        recommendations.insert(recommendation, at: place)
    }

    /// What the source says anew is how it stands, as far as nobody here has changed it; it stands beside ours otherwise.
    fileprivate mutating func take(_ claimed: ReviewImported) {
        if isTextClaimed { (details, isTextClaimed) = (claimed.details.atLeast(details.sensitivity), true) }
        if recommendations == claims.last?.ordered { recommendations = claimed.ordered }
        claims.append(claimed)
    }
}
