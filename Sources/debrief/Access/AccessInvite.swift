import ArgumentParser
import Contract

struct AccessInvite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: "Make a one-time sign-in for somebody, to be handed over: nothing sends it.",
        discussion: "Example: debrief access invite \"Aminata Diallo\""
    )

    @Argument(help: "The person's name or id.")
    var person: String

    @Option(help: ArgumentHelp("For how many days, from 1 to 90.", valueName: "number"))
    var days = 7

    @OptionGroup var options: InstructionOptions

    func run() async throws {
        let invite = Invite(person: try await options.ledger.person(person), days: days)
        try await options.tell(invite)
    }
}
