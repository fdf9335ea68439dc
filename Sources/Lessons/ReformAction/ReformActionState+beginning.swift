extension ReformActionState {
    init(_ proposed: ActionProposed) {
        details = proposed.details
        (acceptance, implementation) = (.underConsideration, .notStarted)
        proposer = proposed.by
        (isClaimed, isTextClaimed) = (false, false)
    }

    init(_ imported: ActionImported) {
        details = imported.details
        (acceptance, implementation) = (.underConsideration, .notStarted)
        claims = [imported]
        (isClaimed, isTextClaimed) = (true, true)
        claim(imported)
    }

    /// Stands as a source says.
    mutating func claim(_ imported: ActionImported) {
        (acceptance, implementation) = (imported.claimedAcceptance, imported.phase.axes.1)
        effect = imported.effect
    }
}

extension ActionImported {
    /// What its phase says, unless it says more.
    var claimedAcceptance: Acceptance { acceptance ?? phase.axes.0 }
}

extension ReformAction.Phase {
    /// What it says on each axis, where nothing says that the acceptance was partial.
    var axes: (Acceptance, Implementation) {
        switch self {
        case .underConsideration: (.underConsideration, .notStarted)
        case .rejected: (.rejected, .notStarted)
        case .notRelevant: (.notRelevant, .notStarted)
        case .notStarted: (.accepted, .notStarted)
        case .inProgress: (.accepted, .inProgress)
        case .implemented: (.accepted, .implemented)
        case .verified, .assessed: (.accepted, .verified)
        case .overtaken: (.accepted, .overtaken)
        case .closedUnimplemented: (.accepted, .closedUnimplemented)
        }
    }
}
