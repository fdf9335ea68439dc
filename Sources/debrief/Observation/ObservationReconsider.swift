import ArgumentParser
import Lessons
import UseCases

struct ObservationReconsider: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconsider",
        abstract: "Take a rejected observation up again.",
        discussion: "Example: debrief observation reconsider O-1 --why \"A second source confirms it\""
    )

    @Argument(help: "The observation: O-42, its id or the beginning of it.")
    var observation: Reference

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        try await options.perform { ReconsiderObservation(observation: try await $0.id(of: observation), why: why) }
    }
}
