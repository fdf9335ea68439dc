import ArgumentParser
import Lessons
import UseCases

struct ActionClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Give a reform up.",
        discussion: "Example: debrief action close A-1 --why \"No money was voted\""
    )

    @Argument(help: "The reform action: A-7, its id or the beginning of it.")
    var action: Reference

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        try await options.perform { CloseAction(action: try await $0.id(of: action), why: why) }
    }
}
