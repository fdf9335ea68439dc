import EventSourcing

/// A manager made it a lesson identified.
package struct LessonEndorsed: EventPayload {
    package static let version: Int32 = 1

    /// The verified ones that stood behind it on that day.
    package var observations: [ObservationID]
    package var recommendations: [RecommendationReference]
    package var by: PersonID

    package init(observations: [ObservationID], recommendations: [RecommendationReference], by: PersonID) {
        (self.observations, self.recommendations, self.by) = (observations, recommendations, by)
    }
}

extension LessonEndorsed {
    /// Keeps what the lesson names and what is verified.
    init(_ support: [Support], of details: LessonDetails?, by: PersonID) {
        self.init(observations: [], recommendations: [], by: by)
        for support in support {
            switch support {
            case .observation(let id, let isVerified):
                if isVerified, details?.observations.contains(id) == true { observations.append(id) }
            case .recommendation(let reference):
                if details?.recommendations.contains(reference) == true { recommendations.append(reference) }
            }
        }
    }
}
