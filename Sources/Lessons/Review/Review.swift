/// What findings come from: an inquiry, an audit, an after-action review, and its numbered recommendations.
package enum Review: Aggregate {
    package typealias Command = ReviewCommand
    package typealias Event = ReviewEvent
    package typealias State = ReviewState?
    package typealias Imported = ReviewImported
    package typealias Rejection = LessonsRejection<Action, Phase>

    /// The verbs, as people and the table of what is possible name them.
    package enum Action: String, CaseIterable, Sendable {
        case register
        case `import`
        case recommend
        case amendRecommendation = "amend_recommendation"
        case reclassify
    }

    /// A review is a document: once it is here, it stands.
    package enum Phase: String, CaseIterable, Sendable, Codable {
        case registered
    }

    package static let category = "review"
    package static let letter: Character? = "R"
    package static let stateVersion: Int32 = 4
    package static let initialState: ReviewState? = nil

    package static func phase(of state: ReviewState?) -> Phase? { state.map { _ in .registered } }

    package static func headline(of state: ReviewState?) -> Headline? {
        state.map { state in
            Headline(
                title: state.details.title,
                missions: state.details.missions,
                sensitivity: state.details.sensitivity,
                provenance: state.details.provenance,
                isClaimed: false
            )
        }
    }

    package static func exported(_ state: ReviewState?, claim: Claim) -> ReviewImported? {
        state.map { state in
            ReviewImported(
                details: state.details,
                recommendations: state.recommendations,
                claim: state.claims.last?.claim ?? claim
            )
        }
    }

    package static func vagueness(of state: ReviewState?) -> [Vagueness] {
        state.map { state in state.recommendations.flatMap { $0.vagueness(in: state.details.language) } } ?? []
    }

    package static let beginnings: [Action] = [.register, .import]

    package static func possible(in phase: Phase) -> [Action] {
        switch phase {
        case .registered: [.recommend, .amendRecommendation, .reclassify, .import]
        }
    }
}

/// What a review is known by for ever.
package typealias ReviewID = Identifier<Review>
