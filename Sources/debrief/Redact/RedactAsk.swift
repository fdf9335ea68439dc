import ArgumentParser
import Contract

struct RedactAsk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Ask that an event's record go: a second person approves or refuses.",
        discussion: "Example: debrief redact ask 42 --why \"It names a witness\""
    )

    @Argument(help: "The event's position, as debrief log shows it.")
    var position: EventPosition

    @Option(name: [.customShort("m"), .long], help: "Why, without what is to go.")
    var why: LongText?

    @OptionGroup var options: InstructionOptions

    func run() async throws {
        try await options.tell(AskForRedaction(position: position, why: try Ask.text("Why", given: why)))
    }
}

extension EventPosition: ExpressibleByArgument {}
