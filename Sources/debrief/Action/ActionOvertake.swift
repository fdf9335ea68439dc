import ArgumentParser
import Lessons
import UseCases

struct ActionOvertake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overtake",
        abstract: "Say that events made a reform needless.",
        discussion: "Example: debrief action overtake A-1 --why \"The mission closed\""
    )

    @Argument(help: "The reform action: A-7, its id or the beginning of it.")
    var action: Reference

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        try await options.perform { OvertakeAction(action: try await $0.id(of: action), why: why) }
    }
}
