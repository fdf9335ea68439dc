import EventSourcing

/// What a verified reform did.
package struct ActionEffectAssessed: EventPayload {
    package static let version: Int32 = 1

    package var effect: Effect
    package var evidence: [Evidence]
    package var by: PersonID

    package init(effect: Effect, evidence: [Evidence], by: PersonID) {
        (self.effect, self.evidence, self.by) = (effect, evidence, by)
    }
}
