import EventSourcing

/// Somebody else judged whether what was done has worked.
package struct LessonValidated: EventPayload {
    package static let version: Int32 = 1

    package var outcome: LessonOutcome
    package var evidence: [Evidence]
    /// When it lapses unless it is proved again; there whenever it was learned.
    package var reviewOn: WorldDate?
    package var by: PersonID

    package init(outcome: LessonOutcome, evidence: [Evidence], reviewOn: WorldDate? = nil, by: PersonID) {
        (self.outcome, self.evidence, self.reviewOn, self.by) = (outcome, evidence, reviewOn, by)
    }
}
