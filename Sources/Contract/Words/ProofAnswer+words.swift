package import Wording

extension ProofAnswer: Worded {
    package func words(in language: Language) -> String {
        switch standing {
        case .unsigned:
            language(
                "not signed yet: the signed tree ends at position \(signedThrough), and this is of \(position)",
                "pas encore signé : l’arbre signé s’arrête à la position \(signedThrough), et ceci est à la \(position)"
            )
        case .signed:
            language(
                "signed, not witnessed: within the tree of \(signedThrough) events",
                "signé, sans témoin : dans l’arbre de \(signedThrough) événements"
            )
        case .witnessed:
            language(
                "signed and witnessed: within the tree of \(witnessedThrough) events",
                "signé et attesté par un témoin : dans l’arbre de \(witnessedThrough) événements"
            )
        }
    }
}
