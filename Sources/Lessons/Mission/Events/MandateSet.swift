import EventSourcing

/// What it is to do was said, or said anew.
package struct MandateSet: EventPayload {
    package static let version: Int32 = 1

    /// At most 20,000 characters.
    package var mandate: String
    package var objectives: [Objective]
    /// Who gave it, at most 200 characters: a resolution.
    package var authority: String?
    package var by: PersonID

    package init(mandate: String, objectives: [Objective], authority: String? = nil, by: PersonID) {
        (self.mandate, self.objectives, self.authority, self.by) = (mandate, objectives, authority, by)
    }
}
