/// What a reform is, apart from how far it has come.
package struct ActionDetails: Codable, Sendable, Equatable {
    /// What is to be done, at most 4,000 characters.
    package var what: String
    package var lessons: [LessonID]
    package var recommendations: [RecommendationReference]
    package var missions: [MissionCode]
    package var category: ActionCategory
    package var track: ActionTrack
    package var owner: ActionOwner?
    package var due: WorldDate?
    /// What would show that it worked, at most 4,000 characters.
    package var measure: String?
    package var language: LanguageTag
    package var sensitivity: Sensitivity
    package var provenance: Provenance?

    package init(
        what: String,
        lessons: [LessonID] = [],
        recommendations: [RecommendationReference] = [],
        missions: [MissionCode] = [],
        category: ActionCategory,
        track: ActionTrack,
        owner: ActionOwner? = nil,
        due: WorldDate? = nil,
        measure: String? = nil,
        language: LanguageTag,
        sensitivity: Sensitivity,
        provenance: Provenance? = nil
    ) {
        self.what = what
        self.lessons = lessons
        self.recommendations = recommendations
        self.missions = missions
        self.category = category
        self.track = track
        self.owner = owner
        self.due = due
        self.measure = measure
        self.language = language
        self.sensitivity = sensitivity
        self.provenance = provenance
    }
}
