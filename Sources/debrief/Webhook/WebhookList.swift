import ArgumentParser
import Contract

struct WebhookList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the webhooks: how far each is, and what it waits for.",
        discussion: "Example: debrief webhook list --json"
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await ledger.ask(WebhooksQuestion()).print(asJSON: output.json)
    }
}
