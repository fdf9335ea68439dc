/// What a mission is sent to do.
package enum MissionType: String, Codable, Sendable, CaseIterable {
    case observer
    case peacekeeping
    case multidimensional
    case enforcement
    case transitionalAdministration = "transitional_administration"
    case specialPolitical = "special_political"
}
