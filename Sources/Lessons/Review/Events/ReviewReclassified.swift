import EventSourcing

/// Who may read it changed.
package struct ReviewReclassified: EventPayload {
    package static let version: Int32 = 1

    package var sensitivity: Sensitivity
    /// At most 4,000 characters, like every reason.
    package var why: String
    package var by: PersonID

    package init(sensitivity: Sensitivity, why: String, by: PersonID) {
        (self.sensitivity, self.why, self.by) = (sensitivity, why, by)
    }
}
