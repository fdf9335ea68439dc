/// The words of the page that lists the webhooks.
package enum WebhookWord: String, Phrase {
    case webhooks
    case about
    case none
    case address
    case types
    case allTypes
    case owner
    case sentThrough
    case state
    case inOrder
    case triedAgain
    case waits
    case acts
    case retry
    case remove

    package func words(in language: Language) -> String {
        switch self {
        case .webhooks: language("Webhooks", "Points d’envoi")
        case .about:
            language(
                "Events go to these addresses as they are recorded. What does not arrive is tried again for half a day, and then waits here.",
                "Les événements partent vers ces adresses dès leur enregistrement. Ce qui n’arrive pas est réessayé pendant une demi-journée, puis attend ici."
            )
        case .none: language("None yet.", "Aucun pour l’instant.")
        case .address: language("Address", "Adresse")
        case .types: language("Events", "Événements")
        case .allTypes: language("all", "tous")
        case .owner: language("Person", "Personne")
        case .sentThrough: language("Sent through", "Envoyé jusqu’à")
        case .state: language("State", "État")
        case .inOrder: language("in order", "en ordre")
        case .triedAgain: language("being tried again", "en cours de réessai")
        case .waits: language("waits for you", "en attente de votre décision")
        case .acts: language("To do", "À faire")
        case .retry: language("Try again", "Réessayer")
        case .remove: language("End", "Supprimer")
        }
    }
}
