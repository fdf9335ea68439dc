/// An operation in the field: its mandate, its means, its phases and what it came to.
package enum Mission: Aggregate {
    package typealias Command = MissionCommand
    package typealias Event = MissionEvent
    package typealias State = MissionState?
    package typealias Phase = MissionPhase
    package typealias Imported = MissionImported
    package typealias Rejection = LessonsRejection<Action, Phase>

    /// The verbs, as people and the table of what is possible name them.
    package enum Action: String, CaseIterable, Sendable {
        case open
        case `import`
        case changePhase = "change_phase"
        case setMandate = "set_mandate"
        case authoriseStrength = "authorise_strength"
        case assess
        case close
        case reclassify
    }

    package static let category = "mission"
    package static let letter: Character? = nil
    package static let stateVersion: Int32 = 4
    package static let initialState: MissionState? = nil

    package static func phase(of state: MissionState?) -> MissionPhase? { state?.phase }

    package static func headline(of state: MissionState?) -> Headline? {
        state.map { state in
            Headline(
                title: state.details.name,
                missions: [state.details.code],
                sensitivity: state.details.sensitivity,
                provenance: state.details.provenance,
                isClaimed: state.isClaimed
            )
        }
    }

    package static func exported(_ state: MissionState?, claim: Claim) -> MissionImported? {
        state.map { state in
            MissionImported(
                details: state.details,
                phase: state.phase,
                strengths: state.strengths,
                assessments: state.assessments,
                claim: state.claims.last?.claim ?? claim
            )
        }
    }

    package static let beginnings: [Action] = [.open, .import]

    package static func possible(in phase: MissionPhase) -> [Action] {
        switch phase {
        case .planning, .deployment, .operation, .drawdown:
            [.changePhase, .setMandate, .authoriseStrength, .assess, .close, .reclassify, .import]
        case .closed: [.changePhase, .assess, .reclassify, .import]
        }
    }
}
