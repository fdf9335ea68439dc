import ArgumentParser
import Lessons
import UseCases

struct AlertConfirm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "Say that it is as an alert says; a recurrence reopens its lesson.",
        discussion: "Example: debrief alert confirm W-1 --why \"The same failed again\""
    )

    @Argument(help: "The alert: W-3, its id or the beginning of it.")
    var alert: Reference

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var evidence: EvidenceOptions

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        let evidence = try evidence.read()
        try await options.perform { ConfirmAlert(alert: try await $0.id(of: alert), why: why, evidence: evidence) }
    }
}
