/// How far a reform has come, as the Joint Inspection Unit keeps it, and whether somebody else saw proof of it.
package enum Implementation: String, Codable, Sendable, CaseIterable {
    case notStarted = "not_started"
    case inProgress = "in_progress"
    case implemented
    case verified
    case overtaken
    case closedUnimplemented = "closed_unimplemented"

    /// Whether a lesson need not wait for it any more.
    package var isSettled: Bool { self == .verified || self == .overtaken }
}
