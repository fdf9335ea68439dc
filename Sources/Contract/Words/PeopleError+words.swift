package import UseCases
package import Wording

extension PeopleError: Worded {
    package func words(in language: Language) -> String {
        language(description, french)
    }

    private var french: String {
        switch self {
        case .name: "le nom d’une personne n’est pas vide et compte au plus 400 octets"
        case .address: "une adresse n’est pas vide et compte au plus 400 octets"
        case .unknown(let id): "personne ici n’a l’identifiant \(id)"
        case .taken(let id): "l’identifiant \(id) est celui d’une autre personne"
        }
    }
}
