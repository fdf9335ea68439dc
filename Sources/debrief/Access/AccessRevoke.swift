import ArgumentParser
import Contract
import Lessons

struct AccessRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Take a role back, at once.",
        discussion: "Example: debrief access revoke analyst \"Aminata Diallo\" --mission MINUSMA"
    )

    @Argument(help: "The role.")
    var role: AccessRole

    @Argument(help: "The person's name or id.")
    var person: String

    @Option(help: ArgumentHelp("In this mission (default: in all).", valueName: "code"))
    var mission: MissionCode?

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: InstructionOptions

    func run() async throws {
        let instruction = RevokeRole(
            person: try await options.ledger.person(person),
            role: role,
            mission: mission,
            why: try why?.read()
        )
        try await options.tell(instruction)
    }
}
