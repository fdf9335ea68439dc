/// The words of the matrix of factors by missions.
package enum MatrixWord: String, Phrase {
    case matrix
    case about
    case factor
    case all
    case nothing

    package func words(in language: Language) -> String {
        switch self {
        case .matrix: language("Matrix: factors by missions", "Matrice : facteurs par mission")
        case .about:
            language(
                "How many observations that stand name each factor: − as a failure, + as a success.",
                "Combien d’observations en vigueur citent chaque facteur : − comme échec, + comme réussite."
            )
        case .factor: language("Contributing factor", "Facteur")
        case .all: language("All observations", "Toutes les observations")
        case .nothing: language("No observation stands yet.", "Aucune observation n’est encore en vigueur.")
        }
    }
}
