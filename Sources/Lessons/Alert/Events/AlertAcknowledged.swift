import EventSourcing

/// Somebody has seen it, and looks into it.
package struct AlertAcknowledged: EventPayload {
    package static let version: Int32 = 1

    package var by: PersonID

    package init(by: PersonID) {
        self.by = by
    }
}
