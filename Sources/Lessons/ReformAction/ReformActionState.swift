package import EventSourcing

/// A reform action as its events left it: both axes, the effect, and what the rules compare.
package struct ReformActionState: Codable, Sendable, Equatable {
    package internal(set) var details: ActionDetails {
        didSet { if details != oldValue { isTextClaimed = false } }
    }
    /// Whether its text is only what a source claims: nobody here has changed it since the import.
    package internal(set) var isTextClaimed: Bool
    package internal(set) var acceptance: Acceptance
    package internal(set) var implementation: Implementation
    /// nil until it is assessed.
    package internal(set) var effect: Effect?
    /// Who proposed it; nil where it was imported.
    package internal(set) var proposer: PersonID?
    /// What its source says of it, each time otherwise; the one that it was imported by comes first.
    package internal(set) var claims: [ActionImported] = []
    /// Whether its state is only what a source claims: nobody here has moved it since the import.
    package internal(set) var isClaimed: Bool

    package internal(set) var decided: ActionDecided?
    /// Every slip of the due date, in order.
    package internal(set) var slips: [ActionDueMoved] = []
    package internal(set) var progress: ActionProgressed?
    package internal(set) var implemented: ActionImplemented?
    package internal(set) var verified: ActionVerified?
    package internal(set) var overtaken: ActionOvertaken?
    package internal(set) var closed: ActionClosed?
    package internal(set) var assessed: ActionEffectAssessed?
    package internal(set) var reopened: ActionReopened?

    package var phase: ReformAction.Phase {
        switch (acceptance, implementation) {
        case (.underConsideration, _): .underConsideration
        case (.rejected, _): .rejected
        case (.notRelevant, _): .notRelevant
        case (_, .notStarted): .notStarted
        case (_, .inProgress): .inProgress
        case (_, .implemented): .implemented
        case (_, .verified): effect == nil ? .verified : .assessed
        case (_, .overtaken): .overtaken
        case (_, .closedUnimplemented): .closedUnimplemented
        }
    }
}

extension ReformActionState {
    /// Whether something is still to be done, or to be decided: it is neither done nor set aside.
    package var isOpen: Bool {
        guard !acceptance.isRefusal else { return false }
        return switch implementation {
        case .notStarted, .inProgress: true
        case .implemented, .verified, .overtaken, .closedUnimplemented: false
        }
    }

    /// The last moment at which it is not overdue, as long as nothing changes; nil where it can't become so.
    package var overdueAfter: Instant? { isOpen ? details.due?.latest : nil }

    /// Whether its day has passed and it is neither done nor set aside.
    package func isOverdue(at time: Instant) -> Bool { overdueAfter.map { $0 < time } ?? false }
}
