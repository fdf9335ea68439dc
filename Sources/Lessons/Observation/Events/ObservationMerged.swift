import EventSourcing

/// It is one with another, which stays.
package struct ObservationMerged: EventPayload {
    package static let version: Int32 = 1

    package var into: ObservationID
    package var by: PersonID

    package init(into: ObservationID, by: PersonID) {
        (self.into, self.by) = (into, by)
    }
}
