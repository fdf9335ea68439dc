import EventSourcing

/// Reforms were asked for, or asked for again.
package struct LessonTasked: EventPayload {
    package static let version: Int32 = 1

    package var actions: [ActionID]
    package var by: PersonID

    package init(actions: [ActionID], by: PersonID) {
        (self.actions, self.by) = (actions, by)
    }
}
