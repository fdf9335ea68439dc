package import Audit
package import Wording

extension ProofError: Worded {
    package func words(in language: Language) -> String {
        language(description, french)
    }

    private var french: String {
        switch self {
        case .notSigned(let position): "le journal n’est pas encore signé jusqu’à la position \(position)"
        case .noEvent(let position): "il n’y a pas d’événement à la position \(position)"
        case .sizes: "les tailles vont de la plus petite à la plus grande, à partir de 1"
        }
    }
}
