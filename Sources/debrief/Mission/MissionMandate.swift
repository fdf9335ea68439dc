import ArgumentParser
import Lessons
import UseCases

struct MissionMandate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mandate",
        abstract: "Say what a mission is to do.",
        discussion:
            "Example: debrief mission mandate MINUSMA --text @mandate.txt --objective \"Protect civilians\" --authority \"S/RES/2100 (2013)\""
    )

    @Argument(help: "The mission's code, in any case.")
    var mission: MissionCode

    @Option(name: [.customShort("m"), .long], help: "The mandate, in words.")
    var text: LongText?

    @Option(
        name: .customLong("objective"),
        help: ArgumentHelp(
            "An objective, and what is said of it: TEXT[:clear|unclear][:achievable|unachievable][:resourced|unresourced]; may be given several times.",
            valueName: "text"
        )
    )
    var objectives: [ObjectiveArgument] = []

    @Option(help: "Who gave it: a resolution.")
    var authority: String?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let mandate = try Ask.text("The mandate", given: text)
        try await options.perform { _ in
            SetMandate(
                mission: mission,
                mandate: mandate,
                objectives: objectives.map(\.objective),
                authority: authority
            )
        }
    }
}
