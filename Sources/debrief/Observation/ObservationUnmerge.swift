import ArgumentParser
import Lessons
import UseCases

struct ObservationUnmerge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmerge",
        abstract: "Let an observation stand by itself again.",
        discussion: "Example: debrief observation unmerge O-2 --why \"It was another day\""
    )

    @Argument(help: "The observation: O-42, its id or the beginning of it.")
    var observation: Reference

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        try await options.perform { UnmergeObservation(observation: try await $0.id(of: observation), why: why) }
    }
}
