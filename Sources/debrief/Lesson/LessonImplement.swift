import ArgumentParser
import Lessons
import UseCases

struct LessonImplement: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "implement",
        abstract: "Say that all of a lesson's actions are verified or overtaken.",
        discussion: "Example: debrief lesson implement L-1"
    )

    @Argument(help: "The lesson: L-12, its id or the beginning of it.")
    var lesson: Reference

    @OptionGroup var options: CommandOptions

    func run() async throws {
        try await options.perform { ImplementLesson(lesson: try await $0.id(of: lesson)) }
    }
}
