package import EventSourcing

/// What may be asked of a reform action. `by` is who acts.
package enum ReformActionCommand: Sendable {
    /// `quoted` is the highest sensitivity of the lessons and recommendations that it names; `at` is when: what
    /// is promised lies ahead.
    case propose(ActionDetails, by: PersonID, quoted: Sensitivity, at: Instant)
    case `import`(ActionImported)
    case decide(Acceptance, why: String?, by: PersonID)
    case assign(ActionOwner, by: PersonID)
    case moveDue(to: WorldDate, why: String, by: PersonID, at: Instant)
    case progress(ActionProgressed)
    case implement(evidence: [Evidence], by: PersonID)
    case verify(evidence: [Evidence], by: PersonID)
    case overtake(why: String, by: PersonID)
    case close(why: String, by: PersonID)
    case assess(Effect, evidence: [Evidence], by: PersonID)
    case reopen(why: String, by: PersonID)
    case reclassify(Sensitivity, why: String, by: PersonID, quoted: Sensitivity)

    package var action: ReformAction.Action {
        switch self {
        case .propose: .propose
        case .import: .import
        case .decide: .decide
        case .assign: .assign
        case .moveDue: .moveDue
        case .progress: .progress
        case .implement: .implement
        case .verify: .verify
        case .overtake: .overtake
        case .close: .close
        case .assess: .assess
        case .reopen: .reopen
        case .reclassify: .reclassify
        }
    }
}
