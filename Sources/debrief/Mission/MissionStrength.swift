import ArgumentParser
import Lessons
import UseCases

struct MissionStrength: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "strength",
        abstract: "Say how strong a mission may be from a day on.",
        discussion: "Example: debrief mission strength MINUSMA --from 2013-04-25 --military 11200 --police 1440"
    )

    @Argument(help: "The mission's code, in any case.")
    var mission: MissionCode

    @Option(help: "From when on.")
    var from: WorldDate?

    @Option(help: "Soldiers.")
    var military: Int?

    @Option(help: "Police.")
    var police: Int?

    @Option(help: "Civilians.")
    var civilian: Int?

    @Option(help: "Who authorised it: a resolution.")
    var authority: String?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let from = try Ask.value("From when on", given: from)
        let strength = Strength(
            from: from,
            military: military,
            police: police,
            civilian: civilian,
            authority: authority
        )
        try await options.perform { _ in AuthoriseStrength(mission: mission, strength: strength) }
    }
}
