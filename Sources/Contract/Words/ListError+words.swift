package import Projections
package import Wording

extension ListError: Worded {
    package func words(in language: Language) -> String {
        language(description, french)
    }

    private var french: String {
        switch self {
        case .limit: "une page a de 1 à 1000 lignes, d’une recherche de 1 à 100"
        case .sort(_, let sorts): "le tri se fait par \(sorts.joined(separator: ", "))"
        case .days(let name, _): "\(name) se compte de 0 à 36500 jours"
        case .value(let name, let values): "\(name) est l’un de \(values.joined(separator: ", "))"
        case .cursor: "ce repère n’est pas de cette question : reprenez depuis le début"
        }
    }
}
