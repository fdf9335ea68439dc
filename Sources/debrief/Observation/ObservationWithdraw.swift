import ArgumentParser
import Lessons
import UseCases

struct ObservationWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Take an observation back.",
        discussion: "Example: debrief observation withdraw O-1 --why \"It was another unit\""
    )

    @Argument(help: "The observation: O-42, its id or the beginning of it.")
    var observation: Reference

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        try await options.perform { WithdrawObservation(observation: try await $0.id(of: observation), why: why) }
    }
}
