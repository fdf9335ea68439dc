/// Where a reform is carried out.
package enum ActionTrack: String, Codable, Sendable, CaseIterable {
    case headquarters
    case mission
}
