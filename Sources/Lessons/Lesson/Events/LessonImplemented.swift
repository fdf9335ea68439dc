import EventSourcing

/// All its actions were verified or overtaken.
package struct LessonImplemented: EventPayload {
    package static let version: Int32 = 1

    package var actions: [ActionID]
    /// Who carried the actions out: none of them may validate the lesson.
    package var implementers: [PersonID]
    package var by: PersonID

    package init(actions: [ActionID], implementers: [PersonID], by: PersonID) {
        (self.actions, self.implementers, self.by) = (actions, implementers, by)
    }
}

extension LessonImplemented {
    init(_ actions: [ActionStanding], by: PersonID) {
        var implementers: [PersonID] = []
        for person in actions.flatMap(\.implementers) where !implementers.contains(person) {
            implementers.append(person)
        }
        self.init(actions: actions.map(\.id), implementers: implementers, by: by)
    }
}
