import EventSourcing

/// It was confirmed or dismissed, and is looked into again.
package struct AlertReconsidered: EventPayload {
    package static let version: Int32 = 1

    /// At most 4,000 characters, like every reason.
    package var why: String
    package var by: PersonID

    package init(why: String, by: PersonID) {
        (self.why, self.by) = (why, by)
    }
}
