import EventSourcing

/// Some of its fields were said better; the others stay.
package struct ObservationAmended: EventPayload {
    package static let version: Int32 = 1

    package var changes: ObservationChanges
    /// At most 4,000 characters.
    package var why: String?
    package var by: PersonID

    package init(changes: ObservationChanges, why: String? = nil, by: PersonID) {
        (self.changes, self.why, self.by) = (changes, why, by)
    }
}
