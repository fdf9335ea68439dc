/// What a verified reform did, judged later and on evidence.
package enum Effect: String, Codable, Sendable, CaseIterable {
    case effective
    case partly
    case notEffective = "not_effective"
}
