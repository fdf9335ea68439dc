package import Wording

extension QuestionFault: Worded {
    package func words(in language: Language) -> String {
        language(description, french)
    }

    private var french: String {
        switch self {
        case .several(let names): "prenez l’un de ceux-ci : \(names.joined(separator: ", "))"
        case .nobody: "personne n’est entré : sur cette machine tout est ouvert à qui lance le programme"
        }
    }
}
