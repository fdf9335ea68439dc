import ArgumentParser
import Lessons
import UseCases

struct LessonReclassify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reclassify",
        abstract: "Change who may read a lesson.",
        discussion: "Example: debrief lesson reclassify L-1 --as confidential --why \"It names units\""
    )

    @Argument(help: "The lesson: L-12, its id or the beginning of it.")
    var lesson: Reference

    @Option(name: .customLong("as"), help: "unclassified, confidential or strictly_confidential.")
    var sensitivity: Sensitivity?

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let sensitivity = try Ask.value("Sensitivity", given: sensitivity)
        let why = try Ask.text("Why", given: why)
        try await options.perform {
            ReclassifyLesson(lesson: try await $0.id(of: lesson), sensitivity: sensitivity, why: why)
        }
    }
}
