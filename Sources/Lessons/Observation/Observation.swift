/// One fact from the field, why it was so and what follows from it.
package enum Observation: Aggregate {
    package typealias Command = ObservationCommand
    package typealias Event = ObservationEvent
    package typealias State = ObservationState?
    package typealias Imported = ObservationImported
    package typealias Rejection = LessonsRejection<Action, Phase>

    /// The verbs, as people and the table of what is possible name them.
    package enum Action: String, CaseIterable, Sendable {
        case record
        case `import`
        case amend
        case resubmit
        case verify
        case `return`
        case reject
        case reconsider
        case merge
        case unmerge
        case reclassify
        case withdraw
        case withdrawConsent = "withdraw_consent"
    }

    /// What became of it.
    package enum Phase: String, CaseIterable, Sendable, Codable {
        case submitted
        case verified
        case returned
        case rejected
        case merged
        case withdrawn
    }

    package static let category = "observation"
    package static let letter: Character? = "O"
    package static let stateVersion: Int32 = 4
    package static let initialState: ObservationState? = nil

    package static func phase(of state: ObservationState?) -> Phase? { state?.phase }

    package static func headline(of state: ObservationState?) -> Headline? {
        state.map { state in
            Headline(
                title: state.details.title,
                missions: state.details.missions,
                sensitivity: state.details.sensitivity,
                provenance: state.details.provenance,
                isClaimed: state.isClaimed
            )
        }
    }

    package static func exported(_ state: ObservationState?, claim: Claim) -> ObservationImported? {
        state.map { state in
            ObservationImported(
                details: state.details,
                phase: state.phase,
                mergedInto: state.mergedInto,
                claim: state.claims.last?.claim ?? claim
            )
        }
    }

    package static let beginnings: [Action] = [.record, .import]

    package static func possible(in phase: Phase) -> [Action] {
        switch phase {
        case .submitted: [.amend, .verify, .return, .reject, .merge, .withdraw] + anywhere
        case .returned: [.amend, .resubmit, .withdraw] + anywhere
        case .verified: [.amend, .withdraw] + anywhere
        case .rejected: [.reconsider, .withdraw] + anywhere
        case .merged: [.unmerge, .withdraw] + anywhere
        case .withdrawn: [.resubmit] + anywhere
        }
    }

    private static let anywhere: [Action] = [.reclassify, .withdrawConsent, .import]
}

/// What an observation is known by for ever.
package typealias ObservationID = Identifier<Observation>

extension Observation.Phase {
    /// Whether it counts: it isn't rejected, withdrawn, or one with another.
    package var stands: Bool {
        switch self {
        case .submitted, .verified, .returned: true
        case .rejected, .merged, .withdrawn: false
        }
    }
}
