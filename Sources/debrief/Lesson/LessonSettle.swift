import ArgumentParser
import Lessons
import UseCases

struct LessonSettle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "Answer what was held against a lesson.",
        discussion: "Example: debrief lesson settle L-1 --why \"The log was of another sector\""
    )

    @Argument(help: "The lesson: L-12, its id or the beginning of it.")
    var lesson: Reference

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        try await options.perform { SettleLesson(lesson: try await $0.id(of: lesson), why: why) }
    }
}
