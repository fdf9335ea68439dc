import ArgumentParser
import Lessons
import UseCases

struct ObservationResubmit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resubmit",
        abstract: "Submit an observation again that was returned or withdrawn.",
        discussion: "Example: debrief observation resubmit O-1"
    )

    @Argument(help: "The observation: O-42, its id or the beginning of it.")
    var observation: Reference

    @OptionGroup var options: CommandOptions

    func run() async throws {
        try await options.perform { ResubmitObservation(observation: try await $0.id(of: observation)) }
    }
}
