/// What is to take a lesson's place.
package struct LessonReplacement: Sendable, Equatable {
    package let id: LessonID
    /// Every lesson that has in turn taken its place, as read: the chain to the one that stands.
    package let successors: [LessonID]
    /// The lesson that is replaced.
    package let replaced: LessonID

    package init(id: LessonID, successors: [LessonID] = [], replacing replaced: LessonID) {
        (self.id, self.successors, self.replaced) = (id, successors, replaced)
    }
}
