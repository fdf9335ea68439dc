package import UseCases
package import Wording

extension RedactionError: Worded {
    package func words(in language: Language) -> String {
        language(description, french)
    }

    private var french: String {
        switch self {
        case .noEvent: "il n’y a pas d’événement à cette position"
        case .notRequested: "personne ne demande le caviardage de cet événement"
        case .requested: "le caviardage de cet événement est déjà demandé"
        case .gone: "l’écriture de cet événement n’est plus ici"
        case .isRedaction: "cet événement dit un caviardage, et demeure"
        case .ownRequest: "l’approbation revient à une autre personne que celle qui demande"
        case .reason: "un motif est un texte d’au plus 4000 caractères qu’une écriture peut contenir"
        }
    }
}
