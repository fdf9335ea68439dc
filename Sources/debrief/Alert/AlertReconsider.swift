import ArgumentParser
import Lessons
import UseCases

struct AlertReconsider: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconsider",
        abstract: "Look into an alert again that was confirmed or dismissed.",
        discussion: "Example: debrief alert reconsider W-1 --why \"It was a second outage\""
    )

    @Argument(help: "The alert: W-3, its id or the beginning of it.")
    var alert: Reference

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        try await options.perform { ReconsiderAlert(alert: try await $0.id(of: alert), why: why) }
    }
}
