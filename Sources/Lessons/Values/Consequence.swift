/// What came of it.
package enum Consequence: String, Codable, Sendable, CaseIterable {
    case civiliansHarmed = "civilians_harmed"
    case personnelHarmed = "personnel_harmed"
    case mandateNotDelivered = "mandate_not_delivered"
    case publicTrust = "public_trust"
    case standingOfTheOrganisation = "standing_of_the_organisation"
    case politicalCost = "political_cost"
    case fundingAndContributions = "funding_and_contributions"
}
