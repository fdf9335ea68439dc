import EventSourcing

/// A role was taken back.
package struct AccessRevoked: EventPayload {
    package static let version: Int32 = 1

    package var role: AccessRole
    /// nil is the role that was held in all missions.
    package var mission: MissionCode?
    /// At most 4,000 characters, like every reason.
    package var why: String?
    package var by: PersonID

    package init(role: AccessRole, mission: MissionCode? = nil, why: String? = nil, by: PersonID) {
        (self.role, self.mission, self.why, self.by) = (role, mission, why, by)
    }
}
