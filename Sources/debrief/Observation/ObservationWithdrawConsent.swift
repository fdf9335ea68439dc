import ArgumentParser
import Lessons
import UseCases

struct ObservationWithdrawConsent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw-consent",
        abstract: "Take a source's consent back: from now on nobody is named.",
        discussion: "Example: debrief observation withdraw-consent O-1"
    )

    @Argument(help: "The observation: O-42, its id or the beginning of it.")
    var observation: Reference

    @OptionGroup var options: CommandOptions

    func run() async throws {
        try await options.perform { WithdrawConsent(observation: try await $0.id(of: observation)) }
    }
}
