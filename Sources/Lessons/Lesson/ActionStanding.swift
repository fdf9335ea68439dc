/// How far an action of a lesson had come when it was read.
package struct ActionStanding: Sendable, Equatable {
    package let id: ActionID
    package let implementation: Implementation
    /// Who carried it out, and who answers for it.
    package let implementers: [PersonID]

    package init(id: ActionID, implementation: Implementation, implementers: [PersonID] = []) {
        (self.id, self.implementation, self.implementers) = (id, implementation, implementers)
    }
}
