package import Lessons

/// What has to be known of a thing before anybody relies on it, in the order in which it is said.
package enum Mark: String, Sendable, CaseIterable {
    /// Its state is what a source says: nobody here saw it.
    case claimed
    /// A rule wanted a second person, and nobody checked who it was.
    case secondPersonUnauthenticated
    /// Some of its records were redacted.
    case redacted
    /// Learned, and not proved again by its date of review.
    case lapsed
    /// Something stands against it that isn't settled.
    case contested
    /// Its day has passed, and it is neither done nor set aside.
    case overdue
    /// Open, and no further for a long time.
    case stalled
    /// An alert that nobody acknowledged in time.
    case escalated
    case synthetic
    case notVerified
    case confidential
    case strictlyConfidential

    /// nil for what everybody may read.
    package init?(_ sensitivity: Sensitivity) {
        switch sensitivity {
        case .unclassified: return nil
        case .confidential: self = .confidential
        case .strictlyConfidential: self = .strictlyConfidential
        }
    }
}

extension Mark: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .claimed: language("as its source claims", "selon sa source")
        case .secondPersonUnauthenticated:
            language("second person not authenticated", "seconde personne non authentifiée")
        case .redacted: language("in part redacted", "caviardé en partie")
        case .lapsed: language("lapsed", "caduc")
        case .contested: language("contested", "contesté")
        case .overdue: language("overdue", "en retard")
        case .stalled: language("stalled", "au point mort")
        case .escalated: language("escalated", "remontée")
        case .synthetic: language("synthetic", "fictif")
        case .notVerified: language("not verified", "non vérifié")
        case .confidential: Sensitivity.confidential.words(in: language)
        case .strictlyConfidential: Sensitivity.strictlyConfidential.words(in: language)
        }
    }
}

extension Set<Mark> {
    /// As they are said.
    package var inOrder: [Mark] { Mark.allCases.filter(contains) }
}

extension Headline {
    /// What has to be known of any thing, whatever sort it is of.
    package var marks: Set<Mark> {
        var marks = Set([Mark(sensitivity)].compactMap(\.self))
        if isClaimed { marks.insert(.claimed) }
        if provenance?.synthetic == true { marks.insert(.synthetic) }
        if provenance?.verified == false { marks.insert(.notVerified) }
        return marks
    }
}
