import EventSourcing

/// It went over into another phase.
package struct MissionPhaseChanged: EventPayload {
    package static let version: Int32 = 1

    package var phase: MissionPhase
    package var since: WorldDate?
    /// There whenever a closed mission was taken up again.
    package var why: String?
    package var by: PersonID

    package init(phase: MissionPhase, since: WorldDate? = nil, why: String? = nil, by: PersonID) {
        (self.phase, self.since, self.why, self.by) = (phase, since, why, by)
    }
}
