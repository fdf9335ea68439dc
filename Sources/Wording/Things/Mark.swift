/// What has to be known of a thing before anybody relies on it.
package enum Mark: Sendable, CaseIterable {
    /// Its state is what a source says: nobody here saw it.
    case claimed
    /// A rule wanted a second person, and nobody checked who it was.
    case secondPersonUnauthenticated
    /// Some of its records were redacted.
    case redacted
    case synthetic
    case notVerified
}

extension Mark: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .claimed: language("as its source claims", "selon sa source")
        case .secondPersonUnauthenticated:
            language("second person not authenticated", "seconde personne non authentifiée")
        case .redacted: language("in part redacted", "caviardé en partie")
        case .synthetic: language("synthetic", "fictif")
        case .notVerified: language("not verified", "non vérifié")
        }
    }
}
