/// A reform that was promised: what is done about lessons and recommendations, who answers for it, until when, and
/// what it came to.
package enum ReformAction: Aggregate {
    package typealias Command = ReformActionCommand
    package typealias Event = ReformActionEvent
    package typealias State = ReformActionState?
    package typealias Imported = ActionImported
    package typealias Rejection = LessonsRejection<Action, Phase>

    /// The verbs, as people and the table of what is possible name them.
    package enum Action: String, CaseIterable, Sendable {
        case propose
        case `import`
        case decide
        case assign
        case moveDue = "due"
        case progress
        case implement
        case verify
        case overtake
        case close
        case assess
        case reopen
        case reclassify
    }

    /// The one axis that the verbs depend on: acceptance until it is accepted, implementation from then on, and
    /// `assessed` once the effect of a verified reform is known.
    package enum Phase: String, CaseIterable, Sendable, Codable {
        case underConsideration = "under_consideration"
        case rejected
        case notRelevant = "not_relevant"
        case notStarted = "not_started"
        case inProgress = "in_progress"
        case implemented
        case verified
        case assessed
        case overtaken
        case closedUnimplemented = "closed_unimplemented"
    }

    package static let category = "action"
    package static let letter: Character? = "A"
    package static let stateVersion: Int32 = 4
    package static let initialState: ReformActionState? = nil

    package static func phase(of state: ReformActionState?) -> Phase? { state?.phase }

    package static func headline(of state: ReformActionState?) -> Headline? {
        state.map { state in
            Headline(
                title: state.details.what,
                missions: state.details.missions,
                sensitivity: state.details.sensitivity,
                provenance: state.details.provenance,
                isClaimed: state.isClaimed
            )
        }
    }

    package static func isBySecondPerson(_ event: ReformActionEvent) -> Bool {
        switch event {
        case .verified: true
        case .proposed, .imported, .claimed, .decided, .assigned, .dueMoved, .progressed,
            .implemented, .overtaken, .closed, .effectAssessed, .reopened, .reclassified:
            false
        }
    }

    package static func exported(_ state: ReformActionState?, claim: Claim) -> ActionImported? {
        state.map { state in
            ActionImported(
                details: state.details,
                phase: state.phase,
                acceptance: state.acceptance == state.phase.axes.0 ? nil : state.acceptance,
                effect: state.effect,
                claim: state.claims.last?.claim ?? claim
            )
        }
    }

    package static func vagueness(of state: ReformActionState?) -> [Vagueness] { state?.details.vagueness ?? [] }

    package static let beginnings: [Action] = [.propose, .import]

    package static func possible(in phase: Phase) -> [Action] {
        switch phase {
        case .underConsideration: [.decide, .assign, .moveDue, .reclassify, .import]
        case .notStarted, .inProgress:
            [.progress, .implement, .overtake, .close, .assign, .moveDue, .reclassify, .import]
        case .implemented: [.verify, .reopen, .reclassify, .import]
        case .verified: [.assess, .reopen, .reclassify, .import]
        case .rejected, .notRelevant, .assessed, .overtaken, .closedUnimplemented: [.reopen, .reclassify, .import]
        }
    }
}

/// What a reform action is known by for ever.
package typealias ActionID = Identifier<ReformAction>
