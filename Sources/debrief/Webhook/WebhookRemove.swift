import ArgumentParser
import Contract
import Lessons

struct WebhookRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "End a webhook.",
        discussion: "Example: debrief webhook remove 6f2c1e0a-53a8-4f5e-9a51-1d0c2f7b9e44"
    )

    @Argument(help: ArgumentHelp("The webhook's id, as debrief webhook list shows it.", valueName: "uuid"))
    var webhook: WebhookID

    @OptionGroup var options: InstructionOptions

    func run() async throws {
        try await options.tell(RemoveWebhook(webhook: webhook.uuid))
    }
}

/// What a webhook is known by.
enum GivenWebhook {}
typealias WebhookID = Identifier<GivenWebhook>
