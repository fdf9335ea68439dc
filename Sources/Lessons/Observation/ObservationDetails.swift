/// What an observation says (NATO's form: observation, discussion, conclusion, recommendation), apart from what became of it.
package struct ObservationDetails: Codable, Sendable, Equatable {
    /// At most 200 characters.
    package var title: String
    /// One fact, at most 4,000 characters, like the conclusion and the recommendation.
    package var observation: String
    /// Why it was so, at most 20,000 characters.
    package var discussion: String?
    package var conclusion: String?
    package var recommendation: String?
    package var kind: ObservationKind
    package var occurred: WorldDate
    package var reported: WorldDate?
    package var place: Place?
    package var missions: [MissionCode]
    package var missionPhase: MissionPhase?
    package var factors: [Factor]
    package var consequences: [Consequence]
    package var severity: Severity?
    package var rating: SourceRating?
    package var attribution: Attribution
    package var attachments: [Attachment]
    /// What it is from, where it is from a review.
    package var review: ReviewID?
    /// Of that review, at most 200 characters.
    package var paragraph: String?
    package var language: LanguageTag
    package var sensitivity: Sensitivity
    package var provenance: Provenance?

    package init(
        title: String,
        observation: String,
        discussion: String? = nil,
        conclusion: String? = nil,
        recommendation: String? = nil,
        kind: ObservationKind,
        occurred: WorldDate,
        reported: WorldDate? = nil,
        place: Place? = nil,
        missions: [MissionCode] = [],
        missionPhase: MissionPhase? = nil,
        factors: [Factor] = [],
        consequences: [Consequence] = [],
        severity: Severity? = nil,
        rating: SourceRating? = nil,
        attribution: Attribution,
        attachments: [Attachment] = [],
        review: ReviewID? = nil,
        paragraph: String? = nil,
        language: LanguageTag,
        sensitivity: Sensitivity,
        provenance: Provenance? = nil
    ) {
        self.title = title
        self.observation = observation
        self.discussion = discussion
        self.conclusion = conclusion
        self.recommendation = recommendation
        self.kind = kind
        self.occurred = occurred
        self.reported = reported
        self.place = place
        self.missions = missions
        self.missionPhase = missionPhase
        self.factors = factors
        self.consequences = consequences
        self.severity = severity
        self.rating = rating
        self.attribution = attribution
        self.attachments = attachments
        self.review = review
        self.paragraph = paragraph
        self.language = language
        self.sensitivity = sensitivity
        self.provenance = provenance
    }
}
