import EventSourcing

/// A due date slipped, or was set for the first time.
package struct ActionDueMoved: EventPayload {
    package static let version: Int32 = 1

    /// What it was; nil where there was none.
    package var from: WorldDate?
    package var to: WorldDate
    /// At most 4,000 characters, like every reason.
    package var why: String
    package var by: PersonID

    package init(from: WorldDate? = nil, to: WorldDate, why: String, by: PersonID) {
        (self.from, self.to, self.why, self.by) = (from, to, why, by)
    }
}
