package import EventSourcing

/// What may be asked of an observation. `by` is who acts.
package enum ObservationCommand: Sendable {
    /// `quoted` is the sensitivity of the review that it is from; `at` is when: nothing is seen in the future.
    case record(ObservationDetails, by: PersonID, quoted: Sensitivity, at: Instant)
    case `import`(ObservationImported)
    case amend(ObservationAmended, quoted: Sensitivity, at: Instant)
    case resubmit(by: PersonID)
    /// nil keeps the rating that is there.
    case verify(rating: SourceRating?, by: PersonID)
    case `return`(why: String, by: PersonID)
    case reject(why: String, by: PersonID)
    case reconsider(why: String, by: PersonID)
    case merge(MergeTarget, by: PersonID)
    case unmerge(why: String, by: PersonID)
    case reclassify(Sensitivity, why: String, by: PersonID, quoted: Sensitivity)
    case withdraw(why: String, by: PersonID)
    case withdrawConsent(by: PersonID)

    package var action: Observation.Action {
        switch self {
        case .record: .record
        case .import: .import
        case .amend: .amend
        case .resubmit: .resubmit
        case .verify: .verify
        case .return: .return
        case .reject: .reject
        case .reconsider: .reconsider
        case .merge: .merge
        case .unmerge: .unmerge
        case .reclassify: .reclassify
        case .withdraw: .withdraw
        case .withdrawConsent: .withdrawConsent
        }
    }
}
