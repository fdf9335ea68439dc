import ArgumentParser
import Lessons
import UseCases

struct LessonEndorse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "endorse",
        abstract: "Make a lesson one identified, on what stands behind it.",
        discussion: "Example: debrief lesson endorse L-1 --by \"Amara Diallo\""
    )

    @Argument(help: "The lesson: L-12, its id or the beginning of it.")
    var lesson: Reference

    @OptionGroup var options: CommandOptions

    func run() async throws {
        try await options.perform { EndorseLesson(lesson: try await $0.id(of: lesson)) }
    }
}
