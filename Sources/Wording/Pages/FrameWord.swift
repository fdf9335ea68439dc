package import EventSourcing
package import Foundation

/// What stands around every page.
package enum FrameWord: String, Phrase {
    case skipToContent
    case missions
    case reviews
    case observations
    case lessons
    case actions
    case alerts
    case board
    case matrix
    case audit
    case access
    case navigation
    case search
    case searchFor
    case logObservation
    case signOut
    case log
    case asOfDay
    case knownBy
    case show
    case backToNow
    case pastView
    case otherLanguage
    case menu
    case waiting
    case shownWhole

    package func words(in language: Language) -> String {
        switch self {
        case .skipToContent: language("Skip to the content", "Aller au contenu")
        case .missions: language("Missions", "Missions")
        case .reviews: language("Reviews", "Examens")
        case .observations: language("Observations", "Observations")
        case .lessons: language("Lessons", "Enseignements")
        case .actions: language("Reform actions", "Mesures")
        case .alerts: language("Alerts", "Alertes")
        case .board: language("Board", "Tableau")
        case .matrix: language("Matrix", "Matrice")
        case .audit: language("Audit", "Vérification")
        case .access: language("Access", "Accès")
        case .navigation: language("Pages", "Pages")
        case .search: language("Search", "Chercher")
        case .searchFor: language("Search everything", "Chercher partout")
        case .logObservation: language("Log an observation", "Consigner une observation")
        case .log: language("Log", "Consigner")
        case .signOut: language("Sign out", "Quitter")
        case .asOfDay: language("As of", "Au")
        case .knownBy: language("Known by (claimed)", "Connu le (affirmé)")
        case .show: language("Show", "Montrer")
        case .backToNow: language("Back to now", "Revenir à aujourd’hui")
        case .pastView: language("The past", "Le passé")
        case .otherLanguage: language("Français", "English")
        case .menu: language("Menu", "Menu")
        case .waiting: language("waiting to be sent", "en attente d’envoi")
        case .shownWhole:
            language(
                "This page isn’t narrowed by when it was known: lists, boards and charts are.",
                "Cette page n’est pas restreinte à ce qui était connu : les listes, tableaux et graphiques le sont."
            )
        }
    }
}

extension Language {
    /// What is shown is of another day than today.
    package func past(_ clock: Instant, in zone: TimeZone, position: Position, knownBy: Instant?) -> String {
        let moment = words(of: clock, in: zone)
        if let knownBy {
            let day = words(of: knownBy, in: zone)
            return self(
                "What was known by \(day), as the sources claim, recorded by \(moment) (position \(position)).",
                "Ce qui était connu le \(day), selon les sources, consigné au \(moment) (position \(position))."
            )
        }
        return self(
            "As it was recorded on \(moment), up to position \(position): nothing that came later.",
            "État consigné au \(moment), jusqu’à la position \(position) : rien de ce qui est venu après."
        )
    }
}

extension FrameWord {
    /// What was just done, which recorded nothing; nil for what nothing here does.
    package static func done(_ what: String, in language: Language) -> String? {
        switch what {
        case "unchanged":
            language("It is so already: nothing was recorded.", "C’est déjà ainsi : rien n’a été enregistré.")
        case "told": language("Done.", "C’est fait.")
        default: nil
        }
    }

    /// What was just recorded.
    package static func recorded(at position: Position, in language: Language) -> String {
        language("Recorded, at position \(position).", "Enregistré, à la position \(position).")
    }
}
