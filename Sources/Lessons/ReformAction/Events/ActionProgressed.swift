import EventSourcing

/// How far it has come, in its owner's words.
package struct ActionProgressed: EventPayload {
    package static let version: Int32 = 1

    /// At most 4,000 characters.
    package var text: String
    /// 0 to 100.
    package var percentage: Int
    package var evidence: [Evidence]
    package var by: PersonID

    package init(text: String, percentage: Int, evidence: [Evidence], by: PersonID) {
        (self.text, self.percentage, self.evidence, self.by) = (text, percentage, evidence, by)
    }
}
