/// What made things go as they went. Each can be a strength too.
package enum Factor: String, Codable, Sendable, CaseIterable {
    case mandateClarity = "mandate_clarity"
    case mandateAndMeans = "mandate_and_means"
    case politicalWill = "political_will"
    case planningAndRiskAssessment = "planning_and_risk_assessment"
    case intelligenceAndEarlyWarning = "intelligence_and_early_warning"
    case commandAndUnityOfEffort = "command_and_unity_of_effort"
    case coordination
    case communicationAndInformationFlow = "communication_and_information_flow"
    case leadership
    case trainingAndReadiness = "training_and_readiness"
    case rulesOfEngagementAndPosture = "rules_of_engagement_and_posture"
    case logisticsAndResources = "logistics_and_resources"
    case complexityOfTheConflict = "complexity_of_the_conflict"
    case hostStateConsent = "host_state_consent"
    case localTrustAndCulture = "local_trust_and_culture"
    case conductAndAccountability = "conduct_and_accountability"
}
