import ArgumentParser
import Lessons
import UseCases

struct ActionProgress: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress",
        abstract: "Say how far a reform has come.",
        discussion: "Example: debrief action progress A-1 --percent 30 --text \"Three of nine battalions trained\""
    )

    @Argument(help: "The reform action: A-7, its id or the beginning of it.")
    var action: Reference

    @Option(name: [.customShort("m"), .long], help: "What was done.")
    var text: LongText?

    @Option(name: .customLong("percent"), help: "How much of it is done, 0 to 100.")
    var percentage: Int?

    @OptionGroup var evidence: EvidenceOptions

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let percentage = try Ask.value("Percent done", given: percentage)
        let text = try Ask.text("What was done", given: text)
        let evidence = try evidence.read()
        try await options.perform {
            ReportProgress(action: try await $0.id(of: action), text: text, percentage: percentage, evidence: evidence)
        }
    }
}
