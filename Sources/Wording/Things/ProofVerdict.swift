/// What became of an event's proof.
package enum ProofVerdict: Worded {
    case verified
    /// The record was taken out; its digest is in the tree.
    case redacted
    case failed

    package func words(in language: Language) -> String {
        switch self {
        case .verified: language("verified", "vérifié")
        case .redacted: language("verified, redacted", "vérifié, caviardé")
        case .failed: language("failed", "non conforme")
        }
    }
}
