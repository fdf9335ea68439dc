import ArgumentParser
import Contract
import Lessons
import UseCases

struct TokenCreate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a token. It is shown this once.",
        discussion: "Example: debrief token create \"Nightly report\" --scope read --days 30"
    )

    @Argument(help: "What it is for.")
    var name: String

    @Option(name: .customLong("for"), help: ArgumentHelp("Whose it is (default: whoever asks).", valueName: "person"))
    var person: String?

    @Option(name: .customLong("scope"), help: "What it may be used for; may be given again (default: read and write).")
    var scopes: [TokenScope] = []

    @Option(help: ArgumentHelp("For how many days, from 1 to 90.", valueName: "number"))
    var days = 30

    @OptionGroup var options: InstructionOptions

    func run() async throws {
        var owner: PersonID?
        if let person { owner = try await options.ledger.person(person) }
        let instruction = CreateToken(person: owner, name: name, scopes: scopes, days: days)
        try await options.tell(instruction)
    }
}
