import ArgumentParser
import Contract

struct RedactRefuse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse",
        abstract: "Let a record stand whose redaction is asked for, or take back that you ask.",
        discussion: "Example: debrief redact refuse 42 --why \"The name is public\""
    )

    @Argument(help: "The event's position, as debrief redact list shows it.")
    var position: EventPosition

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: InstructionOptions

    func run() async throws {
        try await options.tell(RefuseRedaction(position: position, why: try why?.read()))
    }
}
