import EventSourcing

/// It was submitted again.
package struct ObservationResubmitted: EventPayload {
    package static let version: Int32 = 1

    package var by: PersonID

    package init(by: PersonID) {
        self.by = by
    }
}
