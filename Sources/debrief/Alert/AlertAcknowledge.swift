import ArgumentParser
import Lessons
import UseCases

struct AlertAcknowledge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "acknowledge",
        abstract: "Say that you look into an alert.",
        discussion: "Example: debrief alert acknowledge W-1"
    )

    @Argument(help: "The alert: W-3, its id or the beginning of it.")
    var alert: Reference

    @OptionGroup var options: CommandOptions

    func run() async throws {
        try await options.perform { AcknowledgeAlert(alert: try await $0.id(of: alert)) }
    }
}
