package import Wording

extension QuestionFault: Worded {
    package func words(in language: Language) -> String {
        language(description, french)
    }

    private var french: String {
        switch self {
        case .several(let names): "prenez l’un de ceux-ci : \(names.joined(separator: ", "))"
        case .pointInTime: "un moment s’écrit 2016-07-08, 2016-07, 2016-07-08T12:00:00Z ou comme une position"
        case .nobody: "personne n’est entré : sur cette machine tout est ouvert à qui lance le programme"
        case .zone: "un fuseau va avec un jour : 2016-07-08 et +02:00"
        }
    }
}
