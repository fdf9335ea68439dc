import Lessons

extension Reading {
    /// - Throws: `LedgerError.absent` where there is no such thing; what reading throws. So do those below.
    func lesson(_ id: LessonID) async throws -> LessonState {
        guard let state = try await state(of: id) else { throw LedgerError.absent(id.stream) }
        return state
    }

    func action(_ id: ActionID) async throws -> ReformActionState {
        guard let state = try await state(of: id) else { throw LedgerError.absent(id.stream) }
        return state
    }

    func observation(_ id: ObservationID) async throws -> ObservationState {
        guard let state = try await state(of: id) else { throw LedgerError.absent(id.stream) }
        return state
    }

    func review(_ id: ReviewID) async throws -> ReviewState {
        guard let state = try await state(of: id) else { throw LedgerError.absent(id.stream) }
        return state
    }

    func mission(_ code: MissionCode) async throws -> MissionState {
        guard let state = try await state(of: code) else { throw LedgerError.absent(code.stream) }
        return state
    }

    func recommendation(_ reference: RecommendationReference) async throws -> ReviewState {
        let review = try await review(reference.review)
        guard review.recommendation(reference.number) != nil else { throw LedgerError.noRecommendation(reference) }
        return review
    }

    /// What of that which a lesson names stands behind it now.
    func support(of details: LessonDetails) async throws -> [Support] {
        var support: [Support] = []
        for id in details.observations {
            support.append(.observation(id, isVerified: try await state(of: id)?.phase == .verified))
        }
        for reference in details.recommendations {
            let review = try await state(of: reference.review)
            if review?.recommendation(reference.number) != nil { support.append(.recommendation(reference)) }
        }
        return support
    }

    /// How far each action has come. One of which nothing tells any more what it was is overtaken: nobody can do it.
    func standings(of actions: [ActionID]) async throws -> [ActionStanding] {
        var standings: [ActionStanding] = []
        for id in actions {
            do {
                let action = try await action(id)
                let implementers = [action.implemented?.by, action.details.owner?.person].compactMap(\.self)
                standings.append(
                    ActionStanding(id: id, implementation: action.implementation, implementers: implementers)
                )
            } catch LedgerError.redacted {
                standings.append(ActionStanding(id: id, implementation: .overtaken))
            }
        }
        return standings
    }

    /// Tasks with an action those of the lessons that can be.
    func tasks(of lessons: [LessonID], with action: ActionStanding, by person: PersonID) async throws -> [Step] {
        var steps: [Step] = []
        for id in lessons {
            let lesson = try await lesson(id)
            guard Lesson.possible(in: lesson.phase).contains(.task) else { continue }
            steps.append(Step(id, .task([action], by: person)))
        }
        return steps
    }

    /// The highest sensitivity of what a lesson quotes.
    func sensitivity(of details: LessonDetails) async throws -> Sensitivity {
        var quoted = Sensitivity.unclassified
        for id in details.observations { quoted = max(quoted, try await observation(id).details.sensitivity) }
        for reference in details.recommendations {
            quoted = max(quoted, try await recommendation(reference).details.sensitivity)
        }
        for code in details.missions { _ = try await mission(code) }
        return quoted
    }

    /// The highest sensitivity of what a reform action quotes.
    func sensitivity(of details: ActionDetails) async throws -> Sensitivity {
        var quoted = Sensitivity.unclassified
        for id in details.lessons { quoted = max(quoted, try await lesson(id).details.sensitivity) }
        for reference in details.recommendations {
            quoted = max(quoted, try await recommendation(reference).details.sensitivity)
        }
        for code in details.missions { _ = try await mission(code) }
        return quoted
    }

    /// The sensitivity of what an observation quotes.
    func sensitivity(of details: ObservationDetails) async throws -> Sensitivity {
        for code in details.missions { _ = try await mission(code) }
        guard let id = details.review else { return .unclassified }
        return try await review(id).details.sensitivity
    }
}
