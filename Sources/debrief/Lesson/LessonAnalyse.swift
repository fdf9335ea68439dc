import ArgumentParser
import Lessons
import UseCases

struct LessonAnalyse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyse",
        abstract: "Name a lesson's root cause.",
        discussion: "Example: debrief lesson analyse L-1 --root-cause \"Contingents answer to their capitals first\""
    )

    @Argument(help: "The lesson: L-12, its id or the beginning of it.")
    var lesson: Reference

    @Option(help: "Why it happened (default: what the lesson says already).")
    var rootCause: LongText?

    @Option(
        name: .customLong("factor"),
        help: "What made it so; may be given several times (default: what the lesson says already)."
    )
    var factors: [Factor] = []

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let rootCause = try rootCause?.read()
        try await options.perform {
            AnalyseLesson(lesson: try await $0.id(of: lesson), rootCause: rootCause, factors: factors)
        }
    }
}
