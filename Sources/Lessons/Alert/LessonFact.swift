package import EventSourcing

/// A lesson as the rules of alerts see it, as of one event.
package struct LessonFact: Sendable, Equatable {
    package let id: LessonID
    package let factors: [Factor]
    /// Whether it is learned and isn't strictly confidential.
    package let counts: Bool
    package let observations: [ObservationID]
    private let missionTypes: [MissionType]
    private let missionPhases: [MissionPhase]
    /// When the last of the observations that it rests on had occurred; nil where it rests on none.
    package var lastOccurred: Instant?
    /// The stems of its text.
    package var words: Set<String> = []

    package init(_ id: LessonID, _ details: LessonDetails, _ phase: Lesson.Phase) {
        self.id = id
        (factors, observations) = (details.factors, details.observations)
        (missionTypes, missionPhases) = (details.missionTypes, details.missionPhases)
        counts = phase == .learned && details.sensitivity != .strictlyConfidential
    }

    /// Whether nothing that both say keeps it from being about what was observed.
    func applies(to observation: ObservationFact) -> Bool {
        let types = observation.missionTypes
        let isOfItsTypes = missionTypes.isEmpty || types.isEmpty || types.contains(where: missionTypes.contains)
        let isInItsPhases = missionPhases.isEmpty || observation.missionPhase.map(missionPhases.contains) ?? true
        return isOfItsTypes && isInItsPhases
    }

    /// Whether it occurred after everything that the lesson rests on.
    func isFollowed(by observation: ObservationFact) -> Bool {
        !observations.contains(observation.id) && lastOccurred.map { $0 < observation.occurred.earliest } ?? true
    }
}
