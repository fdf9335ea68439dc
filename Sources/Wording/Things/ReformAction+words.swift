package import Lessons

extension ReformAction.Phase: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .underConsideration: language("under consideration", "à l’examen")
        case .rejected: language("rejected", "rejetée")
        case .notRelevant: language("not relevant", "sans objet")
        case .notStarted: language("not started", "non commencée")
        case .inProgress: language("in progress", "en cours")
        case .implemented: language("implemented", "appliquée")
        case .verified: language("verified", "vérifiée")
        case .assessed: language("assessed", "évaluée")
        case .overtaken: language("overtaken by events", "dépassée par les événements")
        case .closedUnimplemented: language("closed unimplemented", "close sans application")
        }
    }
}

extension ReformAction.Action: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .propose: language("propose", "proposer")
        case .import: language("import", "importer")
        case .decide: language("decide on", "statuer sur")
        case .assign: language("assign", "attribuer")
        case .moveDue: language("move the due date of", "reporter l’échéance de")
        case .progress: language("report progress on", "rendre compte de")
        case .implement: language("call implemented", "déclarer appliquée")
        case .verify: language("verify", "vérifier")
        case .overtake: language("call overtaken", "déclarer dépassée")
        case .close: language("close", "clore")
        case .assess: language("assess", "évaluer")
        case .reopen: language("reopen", "rouvrir")
        case .reclassify: language("reclassify", "reclasser")
        }
    }
}

extension Acceptance: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .underConsideration: language("under consideration", "à l’examen")
        case .accepted: language("accepted", "acceptée")
        case .partlyAccepted: language("partly accepted", "acceptée en partie")
        case .rejected: language("rejected", "rejetée")
        case .notRelevant: language("not relevant", "sans objet")
        }
    }
}

extension Implementation: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .notStarted: language("not started", "non commencée")
        case .inProgress: language("in progress", "en cours")
        case .implemented: language("implemented", "appliquée")
        case .verified: language("verified", "vérifiée")
        case .overtaken: language("overtaken by events", "dépassée par les événements")
        case .closedUnimplemented: language("closed unimplemented", "close sans application")
        }
    }
}

extension Effect: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .effective: language("effective", "efficace")
        case .partly: language("partly effective", "en partie efficace")
        case .notEffective: language("not effective", "inefficace")
        }
    }
}

extension ActionCategory: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .training: language("training", "formation")
        case .accountabilityAndOversight: language("accountability and oversight", "responsabilité et contrôle")
        case .assessmentAndRiskAnalysis:
            language("pre-deployment assessment and risk analysis", "évaluation préalable et analyse des risques")
        case .mandateAndResources: language("mandate and resources", "mandat et ressources")
        case .earlyWarning: language("early warning", "alerte rapide")
        case .coordinationAndCommunication: language("coordination and communication", "coordination et communication")
        case .leadership: language("leadership", "encadrement")
        case .evaluation: language("evaluation", "évaluation")
        }
    }
}

extension ActionTrack: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .headquarters: language("headquarters", "siège")
        case .mission: language("in the mission", "sur le terrain")
        }
    }
}
