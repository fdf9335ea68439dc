import EventSourcing

/// Another lesson took its place.
package struct LessonSuperseded: EventPayload {
    package static let version: Int32 = 1

    package var replacement: LessonID
    /// At most 4,000 characters, like every reason.
    package var why: String
    package var by: PersonID

    package init(replacement: LessonID, why: String, by: PersonID) {
        (self.replacement, self.why, self.by) = (replacement, why, by)
    }
}
