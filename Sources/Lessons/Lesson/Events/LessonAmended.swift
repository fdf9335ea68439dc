import EventSourcing

/// Some of its fields were said better; the others stay.
package struct LessonAmended: EventPayload {
    package static let version: Int32 = 1

    package var changes: LessonChanges
    package var by: PersonID

    package init(changes: LessonChanges, by: PersonID) {
        (self.changes, self.by) = (changes, by)
    }
}
