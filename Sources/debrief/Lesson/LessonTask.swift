import ArgumentParser
import Lessons
import UseCases

struct LessonTask: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "task",
        abstract: "Give a lesson reform actions.",
        discussion: "Example: debrief lesson task L-1 --action A-1 --action A-2"
    )

    @Argument(help: "The lesson: L-12, its id or the beginning of it.")
    var lesson: Reference

    @Option(name: .customLong("action"), help: "A reform action; may be given several times.")
    var actions: [Reference]

    @OptionGroup var options: CommandOptions

    func run() async throws {
        try await options.perform { things in
            TaskLesson(lesson: try await things.id(of: lesson), actions: try await things.ids(of: actions))
        }
    }
}
