import ArgumentParser
import Contract
import Lessons

struct AlertList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the alerts, the newest first.",
        discussion: "Example: debrief alert list --state raised --escalated"
    )

    @Option(name: .customLong("state"), help: "In this state; may be given again.")
    var states: [Alert.Phase] = []

    @Option(name: .customLong("kind"), help: "Raised by this rule; may be given again.")
    var kinds: [AlertRule.Kind] = []

    @Option(name: .customLong("factor"), help: "With this factor; may be given again.")
    var factors: [Factor] = []

    @Flag(help: "Not acknowledged in time.")
    var escalated = false

    @OptionGroup var options: ListOptions

    func run() async throws {
        try await options.list(Alert.self) { asked in
            asked.state = states.map(\.rawValue)
            asked.kind = kinds.map(\.rawValue)
            asked.factor = factors
            asked.escalated = escalated
        }
    }
}
