/// Fields of an observation to be said better; nil leaves one as it is.
package struct ObservationChanges: Codable, Sendable, Equatable {
    package var title: String?
    package var observation: String?
    package var discussion: String?
    package var conclusion: String?
    package var recommendation: String?
    package var kind: ObservationKind?
    package var occurred: WorldDate?
    package var reported: WorldDate?
    package var place: Place?
    package var missions: [MissionCode]?
    package var missionPhase: MissionPhase?
    package var factors: [Factor]?
    package var consequences: [Consequence]?
    package var severity: Severity?
    package var rating: SourceRating?
    package var attribution: Attribution?
    package var attachments: [Attachment]?
    package var review: ReviewID?
    package var paragraph: String?
    package var language: LanguageTag?

    package init() {}

    /// With the title that follows from the new text, where the one that is there followed from the old and nobody gives
    /// another.
    package func titled(for details: ObservationDetails) -> ObservationChanges {
        guard title == nil, details.title == details.observation.asTitle, let title = observation?.asTitle,
            title != details.title, title.isText(limit: TextLimit.title)
        else { return self }
        var changes = self
        changes.title = title
        return changes
    }
}

extension ObservationDetails {
    /// These details with the changes made.
    package func applying(_ changes: ObservationChanges) -> ObservationDetails {
        var details = self
        details.title = changes.title ?? title
        details.observation = changes.observation ?? observation
        details.discussion = changes.discussion ?? discussion
        details.conclusion = changes.conclusion ?? conclusion
        details.recommendation = changes.recommendation ?? recommendation
        details.kind = changes.kind ?? kind
        details.occurred = changes.occurred ?? occurred
        details.reported = changes.reported ?? reported
        details.place = changes.place ?? place
        details.missions = changes.missions ?? missions
        details.missionPhase = changes.missionPhase ?? missionPhase
        details.factors = changes.factors ?? factors
        details.consequences = changes.consequences ?? consequences
        details.severity = changes.severity ?? severity
        details.rating = changes.rating ?? rating
        details.attribution = changes.attribution ?? attribution
        details.attachments = changes.attachments ?? attachments
        details.review = changes.review ?? review
        details.paragraph = changes.paragraph ?? paragraph
        details.language = changes.language ?? language
        return details
    }
}
