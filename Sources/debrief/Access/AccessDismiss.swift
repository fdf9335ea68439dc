import ArgumentParser
import Contract
import UseCases

struct AccessDismiss: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dismiss",
        abstract: "Take somebody off a need-to-know list.",
        discussion: "Example: debrief access dismiss O-42 \"Aminata Diallo\""
    )

    @Argument(help: "The thing: O-42, L-12, A-7, R-3, or a mission's code.")
    var thing: Reference

    @Argument(help: "The person's name or id.")
    var person: String

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: InstructionOptions

    func run() async throws {
        let person = try await options.ledger.person(person)
        let instruction = DismissReader(person: person, thing: thing, why: try why?.read())
        try await options.tell(instruction)
    }
}
