import ArgumentParser
import Contract
import Lessons

struct AccessGrant: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant",
        abstract: "Give somebody a role.",
        discussion: "Example: debrief access grant analyst \"Aminata Diallo\" --mission MINUSMA --until 2027-06-30"
    )

    @Argument(help: "The role.")
    var role: AccessRole

    @Argument(help: "The person's name or id.")
    var person: String

    @Option(help: ArgumentHelp("In this mission (default: in all).", valueName: "code"))
    var mission: MissionCode?

    @Option(help: ArgumentHelp("To the end of this day.", valueName: "date"))
    var until: WorldDate?

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: InstructionOptions

    func run() async throws {
        let instruction = GrantRole(
            person: try await options.ledger.person(person),
            role: role,
            mission: mission,
            until: until?.latest,
            why: try why?.read()
        )
        try await options.tell(instruction)
    }
}
