import EventSourcing

/// What a rule found in the observations, for somebody to look at. It tells what was observed, and predicts nothing.
package enum Alert: Aggregate {
    package typealias Command = AlertCommand
    package typealias Event = AlertEvent
    package typealias State = AlertState?
    package typealias Imported = AlertImported
    package typealias Rejection = LessonsRejection<Action, Phase>

    /// The verbs, as people and the table of what is possible name them.
    package enum Action: String, CaseIterable, Sendable {
        case raise
        case `import`
        case acknowledge
        case confirm
        case dismiss
        case reconsider
    }

    /// What became of it. Escalated follows from the day on which it was raised.
    package enum Phase: String, CaseIterable, Sendable, Codable {
        case raised
        case acknowledged
        case confirmed
        case dismissed
    }

    /// So many days somebody has to acknowledge it; then it is escalated.
    package static let acknowledgedWithinDays: Int64 = 7

    package static let category = "alert"
    /// Of warning: A is a reform action's.
    package static let letter: Character? = "W"
    package static let stateVersion: Int32 = 3
    package static let initialState: AlertState? = nil

    package static func phase(of state: AlertState?) -> Phase? { state?.phase }

    package static func headline(of state: AlertState?) -> Headline? {
        state.map { state in
            Headline(
                title: AlertTitle(state.details).description,
                missions: state.details.missions,
                sensitivity: state.details.sensitivity,
                provenance: state.details.provenance,
                isClaimed: state.isClaimed,
                standsOn: state.details.rule.facts
            )
        }
    }

    package static func exported(_ state: AlertState?, claim: Claim) -> AlertImported? {
        state.map { state in
            AlertImported(details: state.details, phase: state.phase, claim: state.claims.last?.claim ?? claim)
        }
    }

    package static let beginnings: [Action] = [.raise, .import]

    package static func possible(in phase: Phase) -> [Action] {
        switch phase {
        case .raised: [.acknowledge, .import]
        case .acknowledged: [.confirm, .dismiss, .import]
        case .confirmed, .dismissed: [.reconsider, .import]
        }
    }
}

/// What an alert is known by for ever.
package typealias AlertID = Identifier<Alert>
