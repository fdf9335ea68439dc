import ArgumentParser
import Lessons
import UseCases

struct LessonReprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reprove",
        abstract: "Prove a lesson learned again, until another day.",
        discussion: "Example: debrief lesson reprove L-1 --review-on 2030-06-01 --evidence \"Exercise report\""
    )

    @Argument(help: "The lesson: L-12, its id or the beginning of it.")
    var lesson: Reference

    @Option(help: "The day on which it lapses unless it is proved once more.")
    var reviewOn: WorldDate?

    @OptionGroup var evidence: EvidenceOptions

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let reviewOn = try Ask.value("To be reviewed on", given: reviewOn)
        let evidence = try evidence.read()
        try await options.perform { things in
            ReproveLesson(lesson: try await things.id(of: lesson), evidence: evidence, reviewOn: reviewOn)
        }
    }
}
