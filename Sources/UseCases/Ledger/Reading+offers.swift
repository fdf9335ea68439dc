import Lessons

extension Reading {
    /// What who looks or acts may do with a thing as it stands, as far as that can be told before they say how.
    ///
    /// - Throws: what reading throws.
    func offers<Subject: Aggregate>(in state: Subject.State, as subject: Subject.Type) async throws -> [Subject.Action]
    {
        let grounds = try await grounds(of: state as? LessonState)
        return subject.possible(in: state, to: gate.actor, on: grounds).filter { action in
            gate.mayAct(subject.command(of: action), on: state, as: subject)
        }
    }

    private func grounds(of lesson: LessonState?) async throws -> Grounds {
        guard let lesson else { return Grounds() }
        let possible = Lesson.possible(in: lesson.phase)
        do {
            return Grounds(
                support: possible.contains(.endorse) ? try await support(of: lesson.details) : [],
                standings: possible.contains(.implement) || possible.contains(.validate)
                    ? try await standings(of: lesson.actions) : []
            )
        } catch is LedgerError {
            // What may not be read gives no grounds, and a command that would read it is refused.
            return Grounds()
        }
    }
}

extension Aggregate {
    /// The name of the command that an action is done by.
    fileprivate static func command(of action: Action) -> String {
        "\(action.rawValue == "import" ? "thing" : category).\(action.rawValue)"
    }
}
