import EventSourcing

/// There is nothing in it.
package struct AlertDismissed: EventPayload {
    package static let version: Int32 = 1

    /// At most 4,000 characters, like every reason.
    package var why: String
    package var by: PersonID

    package init(why: String, by: PersonID) {
        (self.why, self.by) = (why, by)
    }
}
