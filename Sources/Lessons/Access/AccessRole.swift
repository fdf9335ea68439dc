/// What somebody is trusted to do.
package enum AccessRole: String, Codable, Sendable, CaseIterable {
    /// Logs what was seen.
    case observer
    /// Verifies observations and draws lessons.
    case analyst
    /// Carries reforms out and reports on them.
    case owner
    /// Endorses, accepts, validates.
    case manager
    /// Reads, and validates on evidence.
    case auditor
    /// Keeps people, access and the service; this alone opens nothing that is classified.
    case administrator
}
