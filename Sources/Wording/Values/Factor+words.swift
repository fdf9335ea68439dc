package import Lessons

extension Factor: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .mandateClarity: language("mandate clarity", "clarté du mandat")
        case .mandateAndMeans: language("mandate and means", "mandat et moyens")
        case .politicalWill: language("political will", "volonté politique")
        case .planningAndRiskAssessment:
            language("planning and risk assessment", "planification et évaluation des risques")
        case .intelligenceAndEarlyWarning: language("intelligence and early warning", "renseignement et alerte rapide")
        case .commandAndUnityOfEffort: language("command and unity of effort", "commandement et unité d’effort")
        case .coordination:
            language(
                "coordination of military, police and civilians",
                "coordination entre militaires, police et civils"
            )
        case .communicationAndInformationFlow:
            language("communication and information flow", "communication et circulation de l’information")
        case .leadership: language("leadership", "encadrement")
        case .trainingAndReadiness: language("training and readiness", "formation et préparation")
        case .rulesOfEngagementAndPosture: language("rules of engagement and posture", "règles d’engagement et posture")
        case .logisticsAndResources: language("logistics and resources", "logistique et ressources")
        case .complexityOfTheConflict: language("complexity of the conflict", "complexité du conflit")
        case .hostStateConsent: language("host-state consent", "consentement de l’État hôte")
        case .localTrustAndCulture:
            language("local trust and cultural understanding", "confiance locale et compréhension culturelle")
        case .conductAndAccountability: language("conduct and accountability", "déontologie et responsabilité")
        }
    }
}

extension Consequence: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .civiliansHarmed: language("civilians harmed", "civils atteints")
        case .personnelHarmed: language("personnel harmed", "personnel atteint")
        case .mandateNotDelivered: language("mandate not delivered", "mandat non rempli")
        case .publicTrust: language("public trust", "confiance du public")
        case .standingOfTheOrganisation: language("standing of the organisation", "réputation de l’organisation")
        case .politicalCost: language("political cost to member states", "coût politique pour les États membres")
        case .fundingAndContributions: language("funding and contributions", "financement et contributions")
        }
    }
}

extension Severity: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .low: language("low", "faible")
        case .moderate: language("moderate", "modérée")
        case .high: language("high", "élevée")
        case .critical: language("critical", "critique")
        }
    }
}
