import ArgumentParser
import Lessons
import UseCases

struct ObservationReject: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: "Say that an observation is not to stand.",
        discussion: "Example: debrief observation reject O-1 --why \"It is hearsay\""
    )

    @Argument(help: "The observation: O-42, its id or the beginning of it.")
    var observation: Reference

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        try await options.perform { RejectObservation(observation: try await $0.id(of: observation), why: why) }
    }
}
