package import EventSourcing

/// How sensitive a thing was said to be.
protocol Reclassification {
    init(sensitivity: Sensitivity, why: String, by: PersonID)
}

extension Reclassification {
    /// Who reclassified a thing may have told too much of why. Redacted, that is gone, and to what it was reclassified with
    /// it: the thing is then for its need-to-know list alone, until somebody says anew how sensitive it is.
    fileprivate static func untold(in redacted: RecordedEvent) -> Self {
        Self(sensitivity: .strictlyConfidential, why: "", by: PersonID(uuid: redacted.actor))
    }
}

extension MissionReclassified: Reclassification {}
extension ReviewReclassified: Reclassification {}
extension ObservationReclassified: Reclassification {}
extension LessonReclassified: Reclassification {}
extension ActionReclassified: Reclassification {}

extension MissionEvent {
    package static func remainder(of redacted: RecordedEvent) -> MissionEvent? {
        redacted.type == "mission.reclassified" ? .reclassified(.untold(in: redacted)) : nil
    }
}

extension ReviewEvent {
    package static func remainder(of redacted: RecordedEvent) -> ReviewEvent? {
        redacted.type == "review.reclassified" ? .reclassified(.untold(in: redacted)) : nil
    }
}

extension ObservationEvent {
    package static func remainder(of redacted: RecordedEvent) -> ObservationEvent? {
        switch redacted.type {
        case "observation.reclassified": .reclassified(.untold(in: redacted))
        case "observation.consent_withdrawn": .consentWithdrawn(ConsentWithdrawn(by: PersonID(uuid: redacted.actor)))
        default: nil
        }
    }
}

extension LessonEvent {
    package static func remainder(of redacted: RecordedEvent) -> LessonEvent? {
        redacted.type == "lesson.reclassified" ? .reclassified(.untold(in: redacted)) : nil
    }
}

extension ReformActionEvent {
    package static func remainder(of redacted: RecordedEvent) -> ReformActionEvent? {
        redacted.type == "action.reclassified" ? .reclassified(.untold(in: redacted)) : nil
    }
}
