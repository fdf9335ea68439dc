/// Where a mission stands between its planning and its end.
package enum MissionPhase: String, Codable, Sendable, CaseIterable {
    case planning
    case deployment
    case operation
    case drawdown
    case closed
}
