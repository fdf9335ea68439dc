/// A review as its events left it.
package struct ReviewState: Codable, Sendable, Equatable {
    package internal(set) var details: ReviewDetails {
        didSet { if details != oldValue { isTextClaimed = false } }
    }
    /// Whether its text is only what a source claims: nobody here has changed it since the import.
    package internal(set) var isTextClaimed: Bool
    /// In the order of their numbers.
    package internal(set) var recommendations: [Recommendation]
    /// What recommendations were before they were said better, in order.
    package internal(set) var amended: [Recommendation] = []
    /// nil where it was imported.
    package let registrar: PersonID?
    /// What its source says of it, each time otherwise; the one that it was imported by comes first.
    package internal(set) var claims: [ReviewImported]

    init(_ registered: ReviewRegistered) {
        (details, recommendations, registrar, claims) = (registered.details, [], registered.by, [])
        isTextClaimed = false
    }

    init(_ imported: ReviewImported) {
        (details, recommendations, registrar, claims) = (imported.details, imported.ordered, nil, [imported])
        isTextClaimed = true
    }

    package func recommendation(_ number: Int) -> Recommendation? {
        recommendations.first { $0.number == number }
    }
}

extension ReviewImported {
    var ordered: [Recommendation] { recommendations.sorted { $0.number < $1.number } }
}
