package import EventSourcing

// Who reclassified a thing may have told too much of why. Redacted, that is gone, and to what it was reclassified with it:
// the thing is then for its need-to-know list alone, until somebody says anew how sensitive it is.

extension MissionEvent {
    package static func remainder(of redacted: RecordedEvent) -> MissionEvent? {
        switch redacted.type {
        case "mission.reclassified":
            .reclassified(
                MissionReclassified(sensitivity: .strictlyConfidential, why: "", by: PersonID(uuid: redacted.actor))
            )
        default: nil
        }
    }
}

extension ReviewEvent {
    package static func remainder(of redacted: RecordedEvent) -> ReviewEvent? {
        switch redacted.type {
        case "review.reclassified":
            .reclassified(
                ReviewReclassified(sensitivity: .strictlyConfidential, why: "", by: PersonID(uuid: redacted.actor))
            )
        default: nil
        }
    }
}

extension ObservationEvent {
    package static func remainder(of redacted: RecordedEvent) -> ObservationEvent? {
        switch redacted.type {
        case "observation.reclassified":
            .reclassified(
                ObservationReclassified(sensitivity: .strictlyConfidential, why: "", by: PersonID(uuid: redacted.actor))
            )
        case "observation.consent_withdrawn": .consentWithdrawn(ConsentWithdrawn(by: PersonID(uuid: redacted.actor)))
        default: nil
        }
    }
}

extension LessonEvent {
    package static func remainder(of redacted: RecordedEvent) -> LessonEvent? {
        switch redacted.type {
        case "lesson.reclassified":
            .reclassified(
                LessonReclassified(sensitivity: .strictlyConfidential, why: "", by: PersonID(uuid: redacted.actor))
            )
        default: nil
        }
    }
}

extension ReformActionEvent {
    package static func remainder(of redacted: RecordedEvent) -> ReformActionEvent? {
        switch redacted.type {
        case "action.reclassified":
            .reclassified(
                ActionReclassified(sensitivity: .strictlyConfidential, why: "", by: PersonID(uuid: redacted.actor))
            )
        default: nil
        }
    }
}
