package import EventSourcing

/// What may be asked of a lesson. `by` is who acts.
package enum LessonCommand: Sendable {
    /// `quoted` is the highest sensitivity of the observations and reviews that it names.
    case propose(LessonDetails, by: PersonID, quoted: Sensitivity)
    case `import`(LessonImported)
    case amend(LessonAmended, quoted: Sensitivity)
    /// nil keeps the root cause, and no factors keep the factors, that are there.
    case analyse(rootCause: String?, factors: [Factor], by: PersonID)
    case decline(why: String, by: PersonID)
    case endorse(support: [Support], by: PersonID)
    case task([ActionStanding], by: PersonID)
    /// Every action of the lesson, as it stood when it was read.
    case implement([ActionStanding], by: PersonID)
    /// With every action of the lesson, as it stood when it was read; `at` is when: a review can't be in the past.
    case validate(LessonValidated, standings: [ActionStanding], at: Instant)
    case reprove(LessonReproved, at: Instant)
    case contest(LessonContested)
    case settle(why: String, by: PersonID)
    case supersede(LessonReplacement, why: String, by: PersonID)
    case reopen(recurrences: [ObservationID], why: String, by: PersonID)
    case reclassify(Sensitivity, why: String, by: PersonID, quoted: Sensitivity)

    package var action: Lesson.Action {
        switch self {
        case .propose: .propose
        case .import: .import
        case .amend: .amend
        case .analyse: .analyse
        case .decline: .decline
        case .endorse: .endorse
        case .task: .task
        case .implement: .implement
        case .validate: .validate
        case .reprove: .reprove
        case .contest: .contest
        case .settle: .settle
        case .supersede: .supersede
        case .reopen: .reopen
        case .reclassify: .reclassify
        }
    }
}
