package import EventSourcing
package import Lessons

/// Confirms, as somebody else and on evidence, that a reform is done.
package struct VerifyAction: UseCase {
    package static let name = "action.verify"

    package var action: ActionID
    package var evidence: [Evidence]

    package init(action: ActionID, evidence: [Evidence]) {
        self.action = action
        self.evidence = evidence
    }

    package func subject(in context: CommandContext) -> StreamName { action.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(action, .verify(evidence: evidence, by: context.actor))]
    }
}
