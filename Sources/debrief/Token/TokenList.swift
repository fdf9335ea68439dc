import ArgumentParser
import Contract

struct TokenList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the tokens, the newest first.",
        discussion: "Example: debrief token list --json"
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await ledger.ask(TokensQuestion()).print(asJSON: output.json)
    }
}
