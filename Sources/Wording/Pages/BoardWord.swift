/// The words of the board of reform actions.
package enum BoardWord: String, Phrase {
    case board
    case byBothAxes
    case acceptance
    case stillToBeDone
    case overdueFirst
    case reference
    case what
    case owner
    case due
    case slips
    case silent
    case progress
    case stalled
    case mission
    case category
    case allMissions
    case allCategories
    case narrow
    case noneOpen
    case noDate

    package func words(in language: Language) -> String {
        switch self {
        case .board: language("Board of reform actions", "Tableau des mesures")
        case .byBothAxes:
            language("How many, by acceptance and implementation", "Combien, par suite donnée et mise en œuvre")
        case .acceptance: language("Acceptance", "Suite donnée")
        case .stillToBeDone: language("Still to be done", "Reste à faire")
        case .overdueFirst: language("Overdue first, then by due date", "En retard d’abord, puis par échéance")
        case .reference: language("Action", "Mesure")
        case .what: language("What", "Quoi")
        case .owner: language("Owner", "Responsable")
        case .due: language("Due", "Échéance")
        case .slips: language("Slips", "Reports")
        case .silent: language("Silent", "Sans nouvelles")
        case .progress: language("Progress", "Avancement")
        case .stalled: language("stalled", "à l’arrêt")
        case .mission: language("Mission", "Mission")
        case .category: language("Category", "Catégorie")
        case .allMissions: language("All missions", "Toutes les missions")
        case .allCategories: language("All categories", "Toutes les catégories")
        case .narrow: language("Show", "Montrer")
        case .noneOpen: language("Nothing is still to be done.", "Il ne reste rien à faire.")
        case .noDate: language("no date", "sans date")
        }
    }
}
