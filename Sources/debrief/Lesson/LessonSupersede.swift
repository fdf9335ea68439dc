import ArgumentParser
import Lessons
import UseCases

struct LessonSupersede: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "supersede",
        abstract: "Put another lesson in a lesson's place.",
        discussion: "Example: debrief lesson supersede L-1 --with L-2 --why \"It says more\""
    )

    @Argument(help: "The lesson: L-12, its id or the beginning of it.")
    var lesson: Reference

    @Option(name: .customLong("with"), help: "The one that takes its place.")
    var replacement: Reference?

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let replacement = try Ask.value("The lesson that takes its place", given: replacement)
        let why = try Ask.text("Why", given: why)
        try await options.perform { things in
            SupersedeLesson(
                lesson: try await things.id(of: lesson),
                replacement: try await things.id(of: replacement),
                why: why
            )
        }
    }
}
