import EventSourcing

/// A lesson learned was proved again.
package struct LessonReproved: EventPayload {
    package static let version: Int32 = 1

    package var evidence: [Evidence]
    /// When it lapses unless it is proved once more.
    package var reviewOn: WorldDate
    package var by: PersonID

    package init(evidence: [Evidence], reviewOn: WorldDate, by: PersonID) {
        (self.evidence, self.reviewOn, self.by) = (evidence, reviewOn, by)
    }
}
