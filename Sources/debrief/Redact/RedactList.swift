import ArgumentParser
import Contract

struct RedactList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the redactions that are asked for and nobody decided yet.",
        discussion: "Example: debrief redact list --json"
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await ledger.ask(RedactionsQuestion()).print(asJSON: output.json)
    }
}
