import ArgumentParser
import Lessons
import UseCases

struct MissionClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Say that a mission has ended.",
        discussion: "Example: debrief mission close MINUSMA --on 2023-12-31 --why \"The host state asked it to leave\""
    )

    @Argument(help: "The mission's code, in any case.")
    var mission: MissionCode

    @Option(name: .customLong("on"), help: "When it ended.")
    var date: WorldDate?

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        try await options.perform { _ in CloseMission(mission: mission, date: date, why: why) }
    }
}
