import EventSourcing

/// What it came to was judged.
package struct MissionAssessed: EventPayload {
    package static let version: Int32 = 1

    package var assessment: Assessment
    package var by: PersonID

    package init(assessment: Assessment, by: PersonID) {
        (self.assessment, self.by) = (assessment, by)
    }
}
