/// What sort of reform it is.
package enum ActionCategory: String, Codable, Sendable, CaseIterable {
    case training
    case accountabilityAndOversight = "accountability_and_oversight"
    case assessmentAndRiskAnalysis = "assessment_and_risk_analysis"
    case mandateAndResources = "mandate_and_resources"
    case earlyWarning = "early_warning"
    case coordinationAndCommunication = "coordination_and_communication"
    case leadership
    case evaluation
}
