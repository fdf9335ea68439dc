import ArgumentParser
import Lessons
import UseCases

struct MissionPhaseChange: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "phase",
        abstract: "Say that a mission is in another phase.",
        discussion: "Example: debrief mission phase MINUSMA --to drawdown --since 2023-06-30"
    )

    @Argument(help: "The mission's code, in any case.")
    var mission: MissionCode

    @Option(name: .customLong("to"), help: "planning, deployment, operation or drawdown.")
    var phase: MissionPhase?

    @Option(help: "Since when.")
    var since: WorldDate?

    @Option(name: [.customShort("m"), .long], help: "Why; there whenever a closed mission is taken up again.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let phase = try Ask.value("Phase", given: phase)
        let why = try why?.read()
        try await options.perform { _ in ChangeMissionPhase(mission: mission, phase: phase, since: since, why: why) }
    }
}
