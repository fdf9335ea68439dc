import ArgumentParser
import Contract

struct WebhookCreate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Have events sent to an address. Its secret is shown this once.",
        discussion: "Example: debrief webhook create https://example.org/hook --type lesson.validated"
    )

    @Argument(help: ArgumentHelp("The address, https alone.", valueName: "url"))
    var url: String

    @Option(name: .customLong("type"), help: "Events of this type alone: lesson.validated; may be given again.")
    var types: [String] = []

    @OptionGroup var options: InstructionOptions

    func run() async throws {
        try await options.tell(CreateWebhook(url: url, types: types))
    }
}
