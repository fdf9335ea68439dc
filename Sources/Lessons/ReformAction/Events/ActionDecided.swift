import EventSourcing

/// A reform was accepted, partly or whole, or set aside.
package struct ActionDecided: EventPayload {
    package static let version: Int32 = 1

    package var acceptance: Acceptance
    /// There whenever it was set aside.
    package var why: String?
    package var by: PersonID

    package init(acceptance: Acceptance, why: String? = nil, by: PersonID) {
        (self.acceptance, self.why, self.by) = (acceptance, why, by)
    }
}
