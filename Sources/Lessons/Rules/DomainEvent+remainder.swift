package import EventSourcing

// What still holds of events whose records were redacted is what follows from their types and from who did it: the words of
// a reason go, and what was withdrawn, declined or closed for it stays so. What can't be told without the record doesn't
// hold: what was amended, merged into, rated or promised.

/// How sensitive a thing was said to be.
protocol Reclassification {
    init(sensitivity: Sensitivity, why: String, by: PersonID)
}

extension Reclassification {
    /// Who reclassified a thing may have told too much of why. Redacted, that is gone, and to what it was reclassified with
    /// it; so is what a source claimed anew, which may have been more sensitive than before: nobody can tell. The thing is
    /// then for its need-to-know list alone, until somebody says anew how sensitive it is. Of an alert nobody could: what a
    /// redacted claim made of it is gone, and what it stands on keeps its own sensitivity.
    fileprivate static func untold(by person: PersonID) -> Self {
        Self(sensitivity: .strictlyConfidential, why: "", by: person)
    }
}

extension MissionReclassified: Reclassification {}
extension ReviewReclassified: Reclassification {}
extension ObservationReclassified: Reclassification {}
extension LessonReclassified: Reclassification {}
extension ActionReclassified: Reclassification {}

extension MissionEvent {
    package static func remainder(of redacted: RecordedEvent) -> MissionEvent? {
        let by = PersonID(uuid: redacted.actor)
        return switch redacted.type {
        case "mission.reclassified", "mission.claimed": .reclassified(.untold(by: by))
        case "mission.closed": .closed(MissionClosed(why: "", by: by))
        default: nil
        }
    }
}

extension ReviewEvent {
    package static func remainder(of redacted: RecordedEvent) -> ReviewEvent? {
        let by = PersonID(uuid: redacted.actor)
        return switch redacted.type {
        case "review.reclassified", "review.claimed": .reclassified(.untold(by: by))
        default: nil
        }
    }
}

extension ObservationEvent {
    package static func remainder(of redacted: RecordedEvent) -> ObservationEvent? {
        let by = PersonID(uuid: redacted.actor)
        return switch redacted.type {
        case "observation.reclassified", "observation.claimed": .reclassified(.untold(by: by))
        case "observation.resubmitted": .resubmitted(ObservationResubmitted(by: by))
        case "observation.returned": .returned(ObservationReturned(why: "", by: by))
        case "observation.rejected": .rejected(ObservationRejected(why: "", by: by))
        case "observation.reconsidered": .reconsidered(ObservationReconsidered(why: "", by: by))
        case "observation.unmerged": .unmerged(ObservationUnmerged(why: "", by: by))
        case "observation.withdrawn": .withdrawn(ObservationWithdrawn(why: "", by: by))
        case "observation.consent_withdrawn": .consentWithdrawn(ConsentWithdrawn(by: by))
        default: nil
        }
    }
}

extension LessonEvent {
    package static func remainder(of redacted: RecordedEvent) -> LessonEvent? {
        let by = PersonID(uuid: redacted.actor)
        return switch redacted.type {
        case "lesson.reclassified", "lesson.claimed": .reclassified(.untold(by: by))
        case "lesson.declined": .declined(LessonDeclined(why: "", by: by))
        case "lesson.contested": .contested(LessonContested(why: "", evidence: [], by: by))
        case "lesson.settled": .settled(LessonSettled(why: "", by: by))
        case "lesson.reopened": .reopened(LessonReopened(recurrences: [], why: "", by: by))
        default: nil
        }
    }
}

extension ReformActionEvent {
    package static func remainder(of redacted: RecordedEvent) -> ReformActionEvent? {
        let by = PersonID(uuid: redacted.actor)
        return switch redacted.type {
        case "action.reclassified", "action.claimed": .reclassified(.untold(by: by))
        case "action.implemented": .implemented(ActionImplemented(evidence: [], by: by))
        case "action.verified": .verified(ActionVerified(evidence: [], by: by))
        case "action.overtaken": .overtaken(ActionOvertaken(why: "", by: by))
        case "action.closed": .closed(ActionClosed(why: "", by: by))
        case "action.reopened": .reopened(ActionReopened(why: "", by: by))
        default: nil
        }
    }
}

extension AlertEvent {
    package static func remainder(of redacted: RecordedEvent) -> AlertEvent? {
        let by = PersonID(uuid: redacted.actor)
        return switch redacted.type {
        case "alert.acknowledged": .acknowledged(AlertAcknowledged(by: by))
        case "alert.confirmed": .confirmed(AlertConfirmed(why: "", by: by))
        case "alert.dismissed": .dismissed(AlertDismissed(why: "", by: by))
        case "alert.reconsidered": .reconsidered(AlertReconsidered(why: "", by: by))
        default: nil
        }
    }
}
