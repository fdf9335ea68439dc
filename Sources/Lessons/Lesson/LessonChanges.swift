/// Fields of a lesson to be said better; nil leaves one as it is.
package struct LessonChanges: Codable, Sendable, Equatable {
    package var kind: LessonKind?
    package var title: String?
    package var statement: String?
    package var rootCause: String?
    package var observations: [ObservationID]?
    package var recommendations: [RecommendationReference]?
    package var factors: [Factor]?
    package var missions: [MissionCode]?
    package var missionTypes: [MissionType]?
    package var missionPhases: [MissionPhase]?
    package var language: LanguageTag?

    package init() {}
}

extension LessonDetails {
    mutating func apply(_ changes: LessonChanges) {
        kind = changes.kind ?? kind
        title = changes.title ?? title
        statement = changes.statement ?? statement
        rootCause = changes.rootCause ?? rootCause
        observations = changes.observations ?? observations
        recommendations = changes.recommendations ?? recommendations
        factors = changes.factors ?? factors
        missions = changes.missions ?? missions
        missionTypes = changes.missionTypes ?? missionTypes
        missionPhases = changes.missionPhases ?? missionPhases
        language = changes.language ?? language
    }

    package func applying(_ changes: LessonChanges) -> LessonDetails {
        var details = self
        details.apply(changes)
        return details
    }
}
