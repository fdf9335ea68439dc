package import UseCases
package import Wording

extension TokenError: Worded {
    package func words(in language: Language) -> String {
        language(description, french)
    }

    private var french: String {
        switch self {
        case .days(let days): "un jeton vaut de 1 à \(TokenRegister.longestDays) jours, et non \(days)"
        case .name: "un jeton porte un nom d’au plus 200 octets"
        case .scopes: "un jeton a une portée : read, write"
        case .madeBefore: "le jeton est déjà créé et n’a été montré qu’une fois : révoquez-le et créez-en un autre"
        case .unknown: "il n’y a pas de tel jeton en vigueur"
        }
    }
}
