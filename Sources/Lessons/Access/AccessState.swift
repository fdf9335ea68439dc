package import EventSourcing

/// What one person may see and do, as the events left it.
package struct AccessState: Sendable, Equatable {
    /// In order, those that have ended as well; each role once in each mission.
    package internal(set) var grants: [AccessGranted] = []
    /// The need-to-know lists that name the person, in order.
    package internal(set) var admissions: [AccessAdmitted] = []

    /// What a person has of it at an instant.
    package func authority(of person: PersonID, at instant: Instant) -> Authority {
        .granted(
            Authority.Holding(
                person: person,
                grants: grants.map(\.grant).filter { $0.holds(at: instant) },
                needsToKnow: Set(admissions.map(\.thing))
            )
        )
    }

    func holds(_ role: AccessRole, in mission: MissionCode?) -> Bool {
        grants.contains { $0.role == role && $0.mission == mission }
    }

    func isAdmitted(to thing: StreamName) -> Bool { admissions.contains { $0.thing == thing } }
}
