package import Lessons

extension Review.Phase: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .registered: language("registered", "enregistré")
        }
    }
}

extension Review.Action: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .register: language("register", "enregistrer")
        case .import: language("import", "importer")
        case .recommend: language("recommend", "recommander")
        case .amendRecommendation: language("amend a recommendation", "modifier une recommandation")
        case .reclassify: language("reclassify", "reclasser")
        }
    }
}

extension ReviewKind: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .afterActionReview: language("after-action review", "analyse a posteriori")
        case .boardOfInquiry: language("board of inquiry", "commission d’enquête")
        case .independentInquiry: language("independent inquiry", "enquête indépendante")
        case .audit: language("internal audit", "audit interne")
        case .lessonsLearnedStudy: language("lessons-learned study", "étude des enseignements")
        case .surveyOfPractice: language("survey of practice", "enquête sur les pratiques")
        case .endOfAssignmentReport: language("end-of-assignment report", "rapport de fin de mission")
        case .handoverNote: language("handover note", "note de passation")
        }
    }
}

extension Language {
    /// What leads to the form that changes one recommendation.
    package func amending(recommendation number: Int) -> String {
        self("Amend recommendation \(number)", "Modifier la recommandation \(number)")
    }
}
