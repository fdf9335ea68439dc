/// How grave it was, the least grave first.
package enum Severity: String, Codable, Sendable, CaseIterable {
    case low
    case moderate
    case high
    case critical
}
