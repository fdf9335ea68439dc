import ArgumentParser
import Contract
import Lessons

struct WebhookRetry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Send to a webhook again that is parked, from where it stopped.",
        discussion: "Example: debrief webhook retry 6f2c1e0a-53a8-4f5e-9a51-1d0c2f7b9e44"
    )

    @Argument(help: ArgumentHelp("The webhook's id, as debrief webhook list shows it.", valueName: "uuid"))
    var webhook: WebhookID

    @OptionGroup var options: InstructionOptions

    func run() async throws {
        try await options.tell(RetryWebhook(webhook: webhook.uuid))
    }
}
