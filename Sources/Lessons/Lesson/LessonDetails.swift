/// What a lesson says and what it rests on, apart from how far it has come.
package struct LessonDetails: Codable, Sendable, Equatable {
    package var kind: LessonKind
    /// At most 200 characters.
    package var title: String
    /// At most 4,000 characters, like the root cause.
    package var statement: String
    package var rootCause: String?
    package var observations: [ObservationID]
    package var recommendations: [RecommendationReference]
    package var factors: [Factor]
    package var missions: [MissionCode]
    /// Where it applies; empty is everywhere.
    package var missionTypes: [MissionType]
    /// When it applies; empty is always.
    package var missionPhases: [MissionPhase]
    package var language: LanguageTag
    package var sensitivity: Sensitivity
    package var provenance: Provenance?

    package init(
        kind: LessonKind,
        title: String,
        statement: String,
        rootCause: String? = nil,
        observations: [ObservationID] = [],
        recommendations: [RecommendationReference] = [],
        factors: [Factor] = [],
        missions: [MissionCode] = [],
        missionTypes: [MissionType] = [],
        missionPhases: [MissionPhase] = [],
        language: LanguageTag,
        sensitivity: Sensitivity,
        provenance: Provenance? = nil
    ) {
        self.kind = kind
        self.title = title
        self.statement = statement
        self.rootCause = rootCause
        self.observations = observations
        self.recommendations = recommendations
        self.factors = factors
        self.missions = missions
        self.missionTypes = missionTypes
        self.missionPhases = missionPhases
        self.language = language
        self.sensitivity = sensitivity
        self.provenance = provenance
    }
}
