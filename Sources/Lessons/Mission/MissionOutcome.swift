/// What a mission came to, in somebody's judgement.
package enum MissionOutcome: String, Codable, Sendable, CaseIterable {
    case achieved
    case partly
    case failed
    case contested
}
