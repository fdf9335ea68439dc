import ArgumentParser
import Lessons
import UseCases

struct AlertDismiss: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dismiss",
        abstract: "Say that there is nothing in an alert.",
        discussion: "Example: debrief alert dismiss W-1 --why \"All three tell of one outage\""
    )

    @Argument(help: "The alert: W-3, its id or the beginning of it.")
    var alert: Reference

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        try await options.perform { DismissAlert(alert: try await $0.id(of: alert), why: why) }
    }
}
