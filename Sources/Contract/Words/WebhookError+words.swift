package import UseCases
package import Wording

extension WebhookError: Worded {
    package func words(in language: Language) -> String {
        language(description, french)
    }

    private var french: String {
        switch self {
        case .url: "une adresse est https://, un hôte et un chemin, d’au plus 2000 octets et sans utilisateur"
        case .host: "une adresse mène à un hôte que tous peuvent joindre, non à cette machine ni à son réseau"
        case .tooMany: "chacun a au plus \(WebhookRegister.maximumPerPerson) points d’envoi : supprimez-en un d’abord"
        case .madeBefore: "le point d’envoi est déjà créé et son secret montré : supprimez-le et créez-en un autre"
        case .unknown: "il n’y a pas de tel point d’envoi"
        }
    }
}
