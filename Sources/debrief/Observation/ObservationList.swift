import ArgumentParser
import Contract
import Lessons

struct ObservationList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the observations, the newest first.",
        discussion: "Example: debrief observation list --mission UNMISS --factor leadership --kind gap --facets"
    )

    @Option(name: .customLong("state"), help: "In this state; may be given again.")
    var states: [Observation.Phase] = []

    @Flag(help: "Those alone that count in the matrix: submitted, verified or returned.")
    var standing = false

    @Flag(help: "Those alone that you logged; who you are is known to a server.")
    var mine = false

    @Option(name: .customLong("kind"), help: "What failed, or what worked.")
    var kinds: [ObservationKind] = []

    @Option(name: .customLong("factor"), help: "With this factor; may be given again.")
    var factors: [Factor] = []

    @Option(name: .customLong("consequence"), help: "With this consequence; may be given again.")
    var consequences: [Consequence] = []

    @Option(name: .customLong("severity"), help: "Of this severity; may be given again.")
    var severities: [Severity] = []

    func validate() throws {
        if standing, !states.isEmpty { throw ValidationError("--standing names states: leave --state out") }
    }

    @OptionGroup var occurred: OccurredOptions
    @OptionGroup var options: ListOptions

    func run() async throws {
        try await options.list(Observation.self) { asked in
            asked.state = states.map(\.rawValue)
            asked.standing = standing
            asked.mine = mine ? true : nil
            asked.kind = kinds.map(\.rawValue)
            asked.factor = factors
            asked.consequence = consequences
            asked.severity = severities
            occurred.narrow(&asked)
        }
    }
}
