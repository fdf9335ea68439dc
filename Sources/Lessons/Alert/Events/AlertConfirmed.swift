import EventSourcing

/// It is as the rule says: it takes somebody to act.
package struct AlertConfirmed: EventPayload {
    package static let version: Int32 = 1

    /// At most 4,000 characters, like every reason.
    package var why: String
    package var evidence: [Evidence]
    package var by: PersonID

    package init(why: String, evidence: [Evidence] = [], by: PersonID) {
        (self.why, self.evidence, self.by) = (why, evidence, by)
    }
}
