package import EventSourcing

/// Somebody was given a role.
package struct AccessGranted: EventPayload {
    package static let version: Int32 = 1

    package var role: AccessRole
    /// nil is all missions.
    package var mission: MissionCode?
    /// nil is for good.
    package var until: Instant?
    /// At most 4,000 characters, like every reason.
    package var why: String?
    package var by: PersonID

    package init(_ grant: Grant, why: String? = nil, by: PersonID) {
        (role, mission, until) = (grant.role, grant.mission, grant.until)
        (self.why, self.by) = (why, by)
    }

    package var grant: Grant { Grant(role: role, mission: mission, until: until) }
}
