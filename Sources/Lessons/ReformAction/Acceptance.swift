/// What those whom a reform is asked of answered, as the Joint Inspection Unit keeps it.
package enum Acceptance: String, Codable, Sendable, CaseIterable {
    case underConsideration = "under_consideration"
    case accepted
    case partlyAccepted = "partly_accepted"
    case rejected
    case notRelevant = "not_relevant"

    /// Whether it sets the reform aside, which takes a reason.
    package var isRefusal: Bool { self == .rejected || self == .notRelevant }
}
