package import EventSourcing

/// The one policy: who may do what, by role, mission, sensitivity and need to know. What nothing allows is forbidden.
extension Authority {
    /// Whether a thing may be read: a role in one of its missions is enough, as far as the role opens its sensitivity.
    /// What is strictly confidential is read by those on its need-to-know list who hold a role there.
    package func mayRead(
        _ stream: StreamName,
        missions: [MissionCode],
        sensitivity: Sensitivity,
        at instant: Instant
    ) -> Bool {
        guard case .granted(let holding) = self else { return true }
        return !holding.opening(stream, missions: missions, sensitivity: sensitivity, at: instant).isEmpty
    }

    /// Whether a command may be given about a thing: with a role that it takes, held in each of the thing's missions.
    /// What belongs to no mission takes a role in all of them. `isRecorder` is whether the thing is an observation that
    /// this person recorded.
    package func mayAct(
        _ command: String,
        missions: [MissionCode],
        isRecorder: Bool = false,
        at instant: Instant
    ) -> Bool {
        guard case .granted(let holding) = self else { return true }
        guard let duty = Duty.of[command] else { return false }
        let places = missions.isEmpty ? [nil] : missions.map { $0 }
        return places.allSatisfy { mission in
            holding.grants.contains { grant in
                grant.reaches(mission, at: instant) && duty.allows(grant, isRecorder: isRecorder)
            }
        }
    }

    /// Whether there is anything at all that a command may be given about.
    package func mayEver(_ command: String, at instant: Instant) -> Bool {
        guard case .granted(let holding) = self else { return true }
        guard let duty = Duty.of[command] else { return false }
        return holding.grants.contains { $0.holds(at: instant) && duty.allows($0, isRecorder: true) }
    }

    /// Whether one of these roles is held, in whichever mission.
    package func holds(anyOf roles: [AccessRole], at instant: Instant) -> Bool {
        guard case .granted(let holding) = self else { return true }
        return holding.grants.contains { $0.holds(at: instant) && roles.contains($0.role) }
    }

    /// Whether one of these roles is held in all missions.
    package func holdsEverywhere(anyOf roles: [AccessRole], at instant: Instant) -> Bool {
        guard case .granted(let holding) = self else { return true }
        return holding.grants.contains { $0.mission == nil && $0.holds(at: instant) && roles.contains($0.role) }
    }

    /// Whether a role may be given or taken back: by administrators of all missions, and below managers by the managers
    /// of its mission.
    package func mayGrant(_ role: AccessRole, in mission: MissionCode?, at instant: Instant) -> Bool {
        guard mayAct("access.grant", missions: [], at: instant) else {
            guard let mission, [.observer, .analyst, .owner].contains(role) else { return false }
            return mayAct("access.admit", missions: [mission], at: instant)
        }
        return true
    }
}

extension Authority.Holding {
    /// The grants by which a thing is open to this person; none where it isn't.
    package func opening(
        _ stream: StreamName,
        missions: [MissionCode],
        sensitivity: Sensitivity,
        at instant: Instant
    ) -> [Grant] {
        guard sensitivity != .strictlyConfidential || needsToKnow.contains(stream) else { return [] }
        return grants(opening: sensitivity, at: instant).filter { grant in
            missions.isEmpty || grant.isHeld(inOneOf: missions)
        }
    }

    /// The grants that open what is as sensitive in their missions; of what is strictly confidential, to those on its
    /// need-to-know list.
    package func grants(opening sensitivity: Sensitivity, at instant: Instant) -> [Grant] {
        grants.filter { grant in
            grant.holds(at: instant) && (sensitivity == .strictlyConfidential || sensitivity <= grant.role.opens)
        }
    }
}

extension AccessRole {
    /// The highest sensitivity that it opens without a need-to-know list.
    package var opens: Sensitivity {
        switch self {
        case .observer, .owner, .administrator: .unclassified
        case .analyst, .manager, .auditor: .confidential
        }
    }
}

extension Grant {
    fileprivate func isHeld(inOneOf missions: [MissionCode]) -> Bool {
        mission.map { missions.contains($0) } ?? true
    }

    /// nil is what belongs to no mission.
    fileprivate func reaches(_ place: MissionCode?, at instant: Instant) -> Bool {
        holds(at: instant) && (mission == nil || mission == place)
    }
}
