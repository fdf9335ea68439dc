import ArgumentParser
import Lessons
import UseCases

struct MissionAssess: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess",
        abstract: "Add a judgement of what a mission came to; others may disagree.",
        discussion:
            "Example: debrief mission assess MINUSMA --as contested --why \"Mali asked it to leave\" --source S/2023/463"
    )

    @Argument(help: "The mission's code, in any case.")
    var mission: MissionCode

    @Option(name: .customLong("as"), help: "achieved, partly, failed or contested.")
    var outcome: MissionOutcome?

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @Option(help: "Whose judgement it is.")
    var source: String?

    @Option(help: "When it was given.")
    var date: WorldDate?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let outcome = try Ask.value("Outcome", given: outcome)
        let source = try Ask.value("Whose judgement it is", given: source)
        let why = try Ask.text("Why", given: why)
        let assessment = Assessment(outcome: outcome, why: why, source: source, date: date)
        try await options.perform { _ in AssessMission(mission: mission, assessment: assessment) }
    }
}
