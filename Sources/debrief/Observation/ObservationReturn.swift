import ArgumentParser
import Lessons
import UseCases

struct ObservationReturn: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return",
        abstract: "Send an observation back to be made better.",
        discussion: "Example: debrief observation return O-1 --why \"Which convoy was it?\""
    )

    @Argument(help: "The observation: O-42, its id or the beginning of it.")
    var observation: Reference

    @Option(name: [.customShort("m"), .long], help: "What is missing.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        try await options.perform { ReturnObservation(observation: try await $0.id(of: observation), why: why) }
    }
}
