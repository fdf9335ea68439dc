import EventSourcing

/// Somebody came to answer for a reform.
package struct ActionAssigned: EventPayload {
    package static let version: Int32 = 1

    package var owner: ActionOwner
    package var by: PersonID

    package init(owner: ActionOwner, by: PersonID) {
        (self.owner, self.by) = (owner, by)
    }
}
