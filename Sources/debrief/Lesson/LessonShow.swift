import ArgumentParser
import Lessons
import UseCases

struct LessonShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a lesson.",
        discussion: "Example: debrief lesson show L-1"
    )

    @Argument(help: "The lesson: L-12, its id or the beginning of it.")
    var lesson: Reference

    @OptionGroup var options: ShowOptions

    func run() async throws {
        try await options.show(lesson, as: Lesson.self)
    }
}
