import ArgumentParser
import Lessons
import UseCases

struct ObservationShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show an observation.",
        discussion: "Example: debrief observation show O-1"
    )

    @Argument(help: "The observation: O-42, its id or the beginning of it.")
    var observation: Reference

    @OptionGroup var options: ShowOptions

    func run() async throws {
        try await options.show(observation, as: Observation.self)
    }
}
