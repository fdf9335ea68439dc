import EventSourcing

/// Some of its fields were said better; the others stay.
package struct LessonAmended: EventPayload {
    package static let version: Int32 = 1

    package var changes: LessonChanges
    /// Where another source said it.
    package var claim: Claim?
    package var by: PersonID

    package init(changes: LessonChanges, claim: Claim? = nil, by: PersonID) {
        (self.changes, self.claim, self.by) = (changes, claim, by)
    }
}
