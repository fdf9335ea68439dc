import ArgumentParser
import Lessons
import UseCases

struct ActionReopen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Take a reform up again.",
        discussion: "Example: debrief action reopen A-1 --why \"It happened again\""
    )

    @Argument(help: "The reform action: A-7, its id or the beginning of it.")
    var action: Reference

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        try await options.perform { ReopenAction(action: try await $0.id(of: action), why: why) }
    }
}
