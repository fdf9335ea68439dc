import ArgumentParser
import Lessons
import UseCases

struct LessonContest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contest",
        abstract: "Hold evidence against a lesson.",
        discussion:
            "Example: debrief lesson contest L-1 --why \"The posts were never attacked\" --evidence \"Incident log\""
    )

    @Argument(help: "The lesson: L-12, its id or the beginning of it.")
    var lesson: Reference

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var evidence: EvidenceOptions

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        let evidence = try evidence.read()
        try await options.perform { ContestLesson(lesson: try await $0.id(of: lesson), why: why, evidence: evidence) }
    }
}
