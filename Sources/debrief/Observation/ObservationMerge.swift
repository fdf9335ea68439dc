import ArgumentParser
import Lessons
import UseCases

struct ObservationMerge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Say that an observation is one with another, which stays.",
        discussion: "Example: debrief observation merge O-2 --into O-1"
    )

    @Argument(help: "The observation: O-42, its id or the beginning of it.")
    var observation: Reference

    @Option(help: "The one that stays.")
    var into: Reference?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let into = try Ask.value("The observation that stays", given: into)
        try await options.perform { things in
            MergeObservation(observation: try await things.id(of: observation), target: try await things.id(of: into))
        }
    }
}
