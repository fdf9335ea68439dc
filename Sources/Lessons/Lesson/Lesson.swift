/// What is to be done otherwise, or again, drawn from observations and recommendations, and whether it was learned.
package enum Lesson: Aggregate {
    package typealias Command = LessonCommand
    package typealias Event = LessonEvent
    package typealias State = LessonState?
    package typealias Imported = LessonImported
    package typealias Rejection = LessonsRejection<Action, Phase>

    /// The verbs, as people and the table of what is possible name them.
    package enum Action: String, CaseIterable, Sendable {
        case propose
        case `import`
        case amend
        case analyse
        case decline
        case endorse
        case task
        case implement
        case validate
        case reprove
        case contest
        case settle
        case supersede
        case reopen
        case reclassify
    }

    /// How far it has come. Contested is a mark beside it, and lapsed follows from the date of review.
    package enum Phase: String, CaseIterable, Sendable, Codable {
        case proposed
        case analysed
        case declined
        case identified
        case tasked
        case implemented
        case learned
        case notEffective = "not_effective"
        case superseded
    }

    package static let category = "lesson"
    package static let letter: Character? = "L"
    package static let stateVersion: Int32 = 4
    package static let initialState: LessonState? = nil

    package static func phase(of state: LessonState?) -> Phase? { state?.phase }

    package static func headline(of state: LessonState?) -> Headline? {
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

    package static func isBySecondPerson(_ event: LessonEvent) -> Bool {
        switch event {
        case .validated, .reproved: true
        case .proposed, .imported, .claimed, .amended, .analysed, .declined, .endorsed, .tasked,
            .implemented, .contested, .settled, .superseded, .reopened, .reclassified:
            false
        }
    }

    package static func exported(_ state: LessonState?, claim: Claim) -> LessonImported? {
        state.map { state in
            LessonImported(
                details: state.details,
                phase: state.phase,
                actions: state.actions,
                reviewOn: state.reviewOn,
                claim: state.claims.last?.claim ?? claim
            )
        }
    }

    package static let beginnings: [Action] = [.propose, .import]

    package static func possible(in phase: Phase) -> [Action] {
        switch phase {
        case .proposed: [.amend, .analyse, .decline] + anywhere
        case .analysed: [.amend, .endorse, .decline] + anywhere
        case .declined, .notEffective: [.reopen] + anywhere
        case .identified: [.task, .reopen] + anywhere
        case .tasked: [.task, .implement, .reopen] + anywhere
        case .implemented: [.validate, .task, .reopen] + anywhere
        case .learned: [.reprove, .reopen] + anywhere
        case .superseded: [.reclassify, .import]
        }
    }

    private static let anywhere: [Action] = [.contest, .settle, .supersede, .reclassify, .import]
}

/// What a lesson is known by for ever.
package typealias LessonID = Identifier<Lesson>
