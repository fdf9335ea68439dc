import ArgumentParser
import Contract
import Lessons

struct MissionList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the missions.",
        discussion: "Example: debrief mission list --state operation"
    )

    @Option(name: .customLong("state"), help: "In this phase; may be given again.")
    var states: [MissionPhase] = []

    @OptionGroup var options: ListOptions

    func run() async throws {
        try await options.list(Mission.self) { $0.state = states.map(\.rawValue) }
    }
}
