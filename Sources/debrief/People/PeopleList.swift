import ArgumentParser
import Contract

struct PeopleList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the people, by name.",
        discussion: "Example: debrief people list --json"
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await ledger.ask(PeopleQuestion()).print(asJSON: output.json)
    }
}
