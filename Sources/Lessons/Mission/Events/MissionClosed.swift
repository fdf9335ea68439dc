import EventSourcing

/// It ended.
package struct MissionClosed: EventPayload {
    package static let version: Int32 = 1

    package var date: WorldDate?
    /// At most 4,000 characters, like every reason.
    package var why: String
    package var by: PersonID

    package init(date: WorldDate? = nil, why: String, by: PersonID) {
        (self.date, self.why, self.by) = (date, why, by)
    }
}
