/// An observation as the rules of alerts see it, as one event left it.
package struct ObservationFact: Sendable, Equatable {
    package let id: ObservationID
    package let missions: [MissionCode]
    package let missionPhase: MissionPhase?
    package let factors: [Factor]
    package let occurred: WorldDate
    /// Whether it stands, is of what failed and isn't strictly confidential.
    package let counts: Bool
    /// Of its missions, as far as they are known here.
    package var missionTypes: [MissionType] = []
    /// The stems of its text.
    package var words: Set<String> = []

    package init(_ id: ObservationID, _ details: ObservationDetails, _ phase: Observation.Phase) {
        self.id = id
        (missions, missionPhase, factors) = (details.missions, details.missionPhase, details.factors)
        occurred = details.occurred
        counts = phase.stands && details.kind == .gap && details.sensitivity != .strictlyConfidential
    }

    /// One that counts.
    package init(counted id: ObservationID, missions: [MissionCode], factors: [Factor], occurred: WorldDate) {
        (self.id, self.missions, self.factors, self.occurred) = (id, missions, factors, occurred)
        (missionPhase, counts) = (nil, true)
    }

    /// By when they occurred; of those at the same time, always in the same order.
    static func inOrder(_ left: ObservationFact, _ right: ObservationFact) -> Bool {
        (left.occurred.earliest, left.occurred.latest, left.id.description)
            < (right.occurred.earliest, right.occurred.latest, right.id.description)
    }
}
