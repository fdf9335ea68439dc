import ArgumentParser
import Contract
import FoundationEssentials
import Lessons
import UseCases

struct PeopleAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a person.",
        discussion: "Example: debrief people add \"Aminata Diallo\" --address a.diallo@example.org"
    )

    @Argument(help: "What the person is called.")
    var name: String

    @Option(help: "Where to reach the person.")
    var address: String?

    @Option(help: ArgumentHelp("The id that events will bear (default: a random one).", valueName: "uuid"))
    var id: PersonID?

    @Flag(help: "Say what would be added, and add nothing.")
    var dryRun = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let entry = PersonEntry(id: id ?? PersonID(uuid: UUID()), name: name, address: address)
        try PeopleRegister.check(entry)
        let person =
            dryRun
            ? PersonAnswer(entry)
            : try await ledger.tell(AddPerson(id: entry.id, name: name, address: address))
        try Added(person: person, dryRun: dryRun).print(asJSON: output.json)
    }

    private struct Added: Answer {
        let person: PersonAnswer
        let dryRun: Bool

        var text: String { dryRun ? "would be added, and was not: \(person.line)" : person.line }
    }
}
