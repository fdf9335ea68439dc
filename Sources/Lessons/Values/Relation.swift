/// How one thing points to another.
package enum Relation: String, Codable, Sendable, CaseIterable {
    /// A review, an observation, a lesson, a reform action or an alert to a mission.
    case about
    /// An observation to the review that has it.
    case from
    case mergedInto = "merged_into"
    /// A lesson to an observation.
    case restsOn = "rests_on"
    /// An alert to an observation.
    case standsOn = "stands_on"
    /// An alert to the lesson that it may be a recurrence of.
    case recurrenceOf = "recurrence_of"
    /// A lesson or a reform action to a recommendation.
    case recommendedBy = "recommended_by"
    /// A lesson to a reform action.
    case taskedWith = "tasked_with"
    case supersededBy = "superseded_by"
    /// A reform action to a lesson.
    case `for`
}
