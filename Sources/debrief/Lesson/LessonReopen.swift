import ArgumentParser
import Lessons
import UseCases

struct LessonReopen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Take a lesson up again.",
        discussion: "Example: debrief lesson reopen L-1 --recurrence O-9 --why \"It happened again in Juba\""
    )

    @Argument(help: "The lesson: L-12, its id or the beginning of it.")
    var lesson: Reference

    @Option(name: .customLong("recurrence"), help: "An observation that shows it again; may be given several times.")
    var recurrences: [Reference] = []

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        try await options.perform { things in
            ReopenLesson(
                lesson: try await things.id(of: lesson),
                recurrences: try await things.ids(of: recurrences),
                why: why
            )
        }
    }
}
