import EventSourcing

/// Its source no longer agrees to be named: from now on nobody is.
package struct ConsentWithdrawn: EventPayload {
    package static let version: Int32 = 1

    package var by: PersonID

    package init(by: PersonID) {
        self.by = by
    }
}
