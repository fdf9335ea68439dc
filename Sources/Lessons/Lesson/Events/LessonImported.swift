import EventSourcing

/// A lesson came from another source, which says how far it has come: nobody here saw it.
package struct LessonImported: EventPayload {
    package static let version: Int32 = 1

    package var details: LessonDetails
    package var phase: Lesson.Phase
    package var actions: [ActionID]
    /// When a lesson learned lapses, where the source says so.
    package var reviewOn: WorldDate?
    package var claim: Claim

    package init(
        details: LessonDetails,
        phase: Lesson.Phase,
        actions: [ActionID] = [],
        reviewOn: WorldDate? = nil,
        claim: Claim
    ) {
        self.details = details
        self.phase = phase
        self.actions = actions
        self.reviewOn = reviewOn
        self.claim = claim
    }
}

extension LessonImported {
    private enum CodingKeys: CodingKey { case phase, actions, reviewOn, claim }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        phase = try container.decode(Lesson.Phase.self, forKey: .phase)
        actions = try container.decode([ActionID].self, forKey: .actions)
        reviewOn = try container.decodeIfPresent(WorldDate.self, forKey: .reviewOn)
        claim = try container.decode(Claim.self, forKey: .claim)
        details = try LessonDetails(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try details.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(phase, forKey: .phase)
        try container.encode(actions, forKey: .actions)
        try container.encodeIfPresent(reviewOn, forKey: .reviewOn)
        try container.encode(claim, forKey: .claim)
    }
}
