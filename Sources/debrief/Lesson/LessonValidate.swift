import ArgumentParser
import Lessons
import UseCases

struct LessonValidate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Judge, as somebody else and on evidence, whether it was learned.",
        discussion:
            "Example: debrief lesson validate L-1 --outcome learned --review-on 2028-06-01 --evidence \"Exercise report\""
    )

    @Argument(help: "The lesson: L-12, its id or the beginning of it.")
    var lesson: Reference

    @Option(help: "learned or not_effective.")
    var outcome: LessonOutcome?

    @Option(help: "The day on which a lesson learned lapses unless it is proved again.")
    var reviewOn: WorldDate?

    @OptionGroup var evidence: EvidenceOptions

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let outcome = try Ask.value("Outcome", given: outcome)
        let evidence = try evidence.read()
        try await options.perform { things in
            ValidateLesson(
                lesson: try await things.id(of: lesson),
                outcome: outcome,
                evidence: evidence,
                reviewOn: reviewOn
            )
        }
    }
}
