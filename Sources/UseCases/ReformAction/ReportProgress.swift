package import EventSourcing
package import Lessons

/// Says how far a reform has come.
package struct ReportProgress: UseCase {
    package static let name = "action.progress"

    package var action: ActionID
    package var text: String
    /// 0 to 100.
    package var percentage: Int
    package var evidence: [Evidence]

    package init(action: ActionID, text: String, percentage: Int, evidence: [Evidence] = []) {
        self.action = action
        self.text = text
        self.percentage = percentage
        self.evidence = evidence
    }

    package func subject(in context: CommandContext) -> StreamName { action.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let progress = ActionProgressed(text: text, percentage: percentage, evidence: evidence, by: context.actor)
        return [Step(action, .progress(progress))]
    }
}
