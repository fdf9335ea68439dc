import EventSourcing

/// How strong it may be was decided.
package struct StrengthAuthorised: EventPayload {
    package static let version: Int32 = 1

    package var strength: Strength
    package var by: PersonID

    package init(strength: Strength, by: PersonID) {
        (self.strength, self.by) = (strength, by)
    }
}
