import EventSourcing

/// Somebody says that it is done.
package struct ActionImplemented: EventPayload {
    package static let version: Int32 = 1

    package var evidence: [Evidence]
    package var by: PersonID

    package init(evidence: [Evidence], by: PersonID) {
        (self.evidence, self.by) = (evidence, by)
    }
}
