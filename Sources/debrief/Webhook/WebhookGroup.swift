import ArgumentParser

struct WebhookGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook",
        abstract: "Addresses that events are sent to as they are recorded.",
        discussion: """
            Whoever makes one gets what they may read, in order, each at least once, signed as Standard Webhooks has it. What \
            does not arrive is tried again for half a day, and then waits for debrief webhook retry. They are sent while a \
            server runs.

            Example: debrief webhook create https://example.org/hook --type lesson.validated
            """,
        subcommands: [WebhookList.self, WebhookCreate.self, WebhookRemove.self, WebhookRetry.self],
        defaultSubcommand: WebhookList.self
    )
}
