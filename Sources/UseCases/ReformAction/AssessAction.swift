package import EventSourcing
package import Lessons

/// Judges what a verified reform did.
package struct AssessAction: UseCase {
    package static let name = "action.assess"

    package var action: ActionID
    package var effect: Effect
    package var evidence: [Evidence]

    package init(action: ActionID, effect: Effect, evidence: [Evidence]) {
        self.action = action
        self.effect = effect
        self.evidence = evidence
    }

    package func subject(in context: CommandContext) -> StreamName { action.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(action, .assess(effect, evidence: evidence, by: context.actor))]
    }
}
