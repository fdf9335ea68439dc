import ArgumentParser
import Lessons
import UseCases

struct ObservationVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Confirm that an observation is so.",
        discussion: "Example: debrief observation verify O-1 --rating B2"
    )

    @Argument(help: "The observation: O-42, its id or the beginning of it.")
    var observation: Reference

    @Option(
        help: "How far it is to be believed, by the Admiralty code: A to F for the source, 1 to 6 for what it says."
    )
    var rating: SourceRating?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        try await options.perform { VerifyObservation(observation: try await $0.id(of: observation), rating: rating) }
    }
}
