package import EventSourcing

/// What an alert says: by which rule it was raised and on which facts, so that it can be checked by hand.
package struct AlertDetails: Codable, Sendable, Equatable {
    package var rule: AlertRule
    package var missions: [MissionCode]
    /// That of the most sensitive of the things that it stands on.
    package var sensitivity: Sensitivity
    /// As that of the things that it stands on: synthetic, or not verified, where one of them is.
    package var provenance: Provenance?
    /// When it was raised: the time to acknowledge it begins here.
    package var raised: Instant

    package init(
        rule: AlertRule,
        missions: [MissionCode],
        sensitivity: Sensitivity,
        provenance: Provenance? = nil,
        raised: Instant
    ) {
        self.rule = rule
        self.missions = missions
        self.sensitivity = sensitivity
        self.provenance = provenance
        self.raised = raised
    }
}
