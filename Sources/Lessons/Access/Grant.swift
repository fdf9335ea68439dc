package import EventSourcing

/// A role that somebody holds, in one mission or in all of them.
package struct Grant: Codable, Sendable, Hashable {
    package let role: AccessRole
    /// nil is all missions, those to come as well, and what belongs to no mission.
    package let mission: MissionCode?
    /// From then on it is no longer held; nil is no such time.
    package let until: Instant?

    package init(role: AccessRole, mission: MissionCode? = nil, until: Instant? = nil) {
        (self.role, self.mission, self.until) = (role, mission, until)
    }

    /// Whether it hasn't ended.
    package func holds(at instant: Instant) -> Bool { until.map { instant < $0 } ?? true }
}
