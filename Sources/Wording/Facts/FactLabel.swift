/// What facts and the columns of registers are called. What is a column bears its name.
package enum FactLabel: String, Sendable, CaseIterable {
    case acceptance
    case actions
    case allObservations
    case appliesTo
    case assessments
    case disagreeingAssessments
    case asVerified
    case attachments
    case attribution
    case by
    case category
    case changedAt = "changed_at"
    case claimed
    case claims
    case closed
    case conclusion
    case conclusionFirst
    case consequences
    case contested
    case count
    case date
    case discussion
    case discussionFirst
    case due
    case effect
    case escalated
    case escalatedAfter = "escalated_after"
    case established
    case evidence
    case factors
    case furtherAt = "further_at"
    case given
    case hostCountry = "host_country"
    case id
    case implementation
    case inPhase
    case inState
    case kind
    case knownAt = "known_at"
    case language
    case lapsedAfter = "lapsed_after"
    case lesson
    case lessons
    case link
    case mandate
    case measure
    case mergedInto
    case mission
    case missionPhase
    case missions
    case name
    case number
    case objectives
    case observation
    case observations
    case occurred
    case of
    case office
    case open
    case openAlerts
    case openLessons
    case overdue
    case overdueAfter = "overdue_after"
    case owner
    case percentage
    case place
    case position
    case possible
    case progress
    case proof
    case rating
    case reason
    case recommendation
    case recommendationFirst
    case recommendations
    case recordedAt = "recorded_at"
    case reformActions
    case reopened
    case reported
    case review
    case reviewOn = "review_on"
    case revision
    case rootCause
    case rule
    case saidFirst
    case sensitivity
    case severity
    case silent
    case slips
    case state
    case stateSince = "state_since"
    case statement
    case stillToBeDone
    case strength
    case supersededBy
    case symbol
    case synthetic
    case title
    case titleFirst
    case track
    case type
    case vague
    case what
    case who
}
