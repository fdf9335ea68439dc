/// The words of the page that says what waits for somebody.
package enum HomeWord: String, Phrase {
    case whatNeedsYou
    case alertsToAcknowledge
    case alertsToConfirm
    case returned
    case overdueActions
    case observationsToVerify
    case lessonsToEndorse
    case actionsToDecide
    case actionsToVerify
    case lessonsToValidate
    case lapsedLessons
    case strictlyConfidential
    case latelyObserved
    case showAll
    case nothingWaits
    case noRole

    package func words(in language: Language) -> String {
        switch self {
        case .whatNeedsYou: language("What needs you", "Ce qui vous attend")
        case .alertsToAcknowledge: language("Alerts to acknowledge", "Alertes à prendre en charge")
        case .alertsToConfirm: language("Alerts to confirm or dismiss", "Alertes à confirmer ou à écarter")
        case .returned: language("Returned to you", "Renvoyées pour correction")
        case .overdueActions: language("Overdue reform actions", "Mesures en retard")
        case .observationsToVerify: language("Observations to verify", "Observations à vérifier")
        case .lessonsToEndorse: language("Lessons to endorse", "Enseignements à retenir")
        case .actionsToDecide: language("Reform actions to decide", "Mesures à trancher")
        case .actionsToVerify: language("Reform actions to verify", "Mesures à vérifier")
        case .lessonsToValidate: language("Lessons to validate", "Enseignements à valider")
        case .lapsedLessons: language("Lessons that lapsed", "Enseignements à réexaminer")
        case .strictlyConfidential:
            language("Strictly confidential, open to you", "Strictement confidentiel, ouvert pour vous")
        case .latelyObserved: language("Lately observed", "Dernières observations")
        case .showAll: language("Show all", "Tout montrer")
        case .nothingWaits: language("Nothing waits for you.", "Rien ne vous attend.")
        case .noRole:
            language(
                "You have no role here yet: ask an administrator for one.",
                "Vous n’avez encore aucune fonction ici : demandez-la à un administrateur."
            )
        }
    }
}
