package import EventSourcing

/// What is to be known of any thing at a glance.
package struct Headline: Sendable, Equatable {
    package let title: String
    package let missions: [MissionCode]
    package let sensitivity: Sensitivity
    package let provenance: Provenance?
    /// Whether its phase is only what a source claims.
    package let isClaimed: Bool
    /// The streams of the things that it tells of: whoever may not read one of them doesn't see it.
    package let standsOn: [StreamName]

    package init(
        title: String,
        missions: [MissionCode],
        sensitivity: Sensitivity,
        provenance: Provenance?,
        isClaimed: Bool,
        standsOn: [StreamName] = []
    ) {
        self.title = title
        self.missions = missions
        self.sensitivity = sensitivity
        self.provenance = provenance
        self.isClaimed = isClaimed
        self.standsOn = standsOn
    }
}
