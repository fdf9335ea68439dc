import EventSourcing

/// It came back, or was set aside too soon.
package struct LessonReopened: EventPayload {
    package static let version: Int32 = 1

    /// The observations that show it again.
    package var recurrences: [ObservationID]
    /// At most 4,000 characters, like every reason.
    package var why: String
    package var by: PersonID

    package init(recurrences: [ObservationID], why: String, by: PersonID) {
        (self.recurrences, self.why, self.by) = (recurrences, why, by)
    }
}
