import ArgumentParser
import Contract

struct RedactApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approve a redaction that somebody else asks for: the record goes.",
        discussion: "Example: debrief redact approve 42"
    )

    @Argument(help: "The event's position, as debrief redact list shows it.")
    var position: EventPosition

    @OptionGroup var options: InstructionOptions

    func run() async throws {
        try await options.tell(ApproveRedaction(position: position))
    }
}
