import EventSourcing

/// Its root cause was found.
package struct LessonAnalysed: EventPayload {
    package static let version: Int32 = 1

    /// At most 4,000 characters.
    package var rootCause: String
    /// Empty where the analysis leaves them as they were.
    package var factors: [Factor]
    package var by: PersonID

    package init(rootCause: String, factors: [Factor], by: PersonID) {
        (self.rootCause, self.factors, self.by) = (rootCause, factors, by)
    }
}
