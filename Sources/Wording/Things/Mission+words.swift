package import Lessons

extension MissionPhase: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .planning: language("being planned", "en planification")
        case .deployment: language("deploying", "en déploiement")
        case .operation: language("in operation", "en activité")
        case .drawdown: language("drawing down", "en retrait")
        case .closed: language("closed", "terminée")
        }
    }
}

extension Mission.Action: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .open: language("open", "ouvrir")
        case .import: language("import", "importer")
        case .changePhase: language("change the phase", "changer la phase")
        case .setMandate: language("set the mandate", "fixer le mandat")
        case .authoriseStrength: language("authorise a strength", "autoriser un effectif")
        case .assess: language("assess", "évaluer")
        case .close: language("close", "clore")
        case .reclassify: language("reclassify", "reclasser")
        }
    }
}

extension MissionType: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .observer: language("observer mission", "mission d’observation")
        case .peacekeeping: language("traditional peacekeeping", "maintien de la paix classique")
        case .multidimensional: language("multidimensional operation", "opération multidimensionnelle")
        case .enforcement: language("peace enforcement", "imposition de la paix")
        case .transitionalAdministration: language("transitional administration", "administration transitoire")
        case .specialPolitical: language("special political mission", "mission politique spéciale")
        }
    }
}

extension MissionOutcome: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .achieved: language("achieved", "atteint")
        case .partly: language("partly achieved", "partiellement atteint")
        case .failed: language("failed", "échec")
        case .contested: language("contested", "contesté")
        }
    }
}
