import ArgumentParser
import Lessons
import UseCases

struct LessonDecline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline",
        abstract: "Set a lesson aside before it is endorsed.",
        discussion: "Example: debrief lesson decline L-1 --why \"It is doctrine already\""
    )

    @Argument(help: "The lesson: L-12, its id or the beginning of it.")
    var lesson: Reference

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        try await options.perform { DeclineLesson(lesson: try await $0.id(of: lesson), why: why) }
    }
}
