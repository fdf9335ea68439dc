/// Whether it is about what failed or about what worked.
package enum ObservationKind: String, Codable, Sendable, CaseIterable {
    case gap
    case strength
}
