import ArgumentParser
import Contract
import UseCases

struct AccessAdmit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "admit",
        abstract: "Put somebody on a strictly confidential thing's need-to-know list.",
        discussion: "Example: debrief access admit O-42 \"Aminata Diallo\" --why \"Leads the inquiry\""
    )

    @Argument(help: "The thing: O-42, L-12, A-7, R-3, or a mission's code.")
    var thing: Reference

    @Argument(help: "The person's name or id.")
    var person: String

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: InstructionOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        let person = try await options.ledger.person(person)
        let instruction = AdmitReader(person: person, thing: thing, why: why)
        try await options.tell(instruction)
    }
}
