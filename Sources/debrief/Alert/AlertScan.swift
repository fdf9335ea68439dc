import ArgumentParser
import Contract
import Wording

struct AlertScan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Look through what was recorded since the last time, and raise the alerts that the rules give.",
        discussion: """
            debrief up and debrief serve do so by themselves. Each alert is raised once, however often it is looked for: the \
            same log gives the same alerts.

            Example: debrief alert scan
            """
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await ledger.withDesk { desk in try await AlertWatch(desk).scan().print(asJSON: output.json) }
    }
}

extension AlertScanAnswer: Answer {
    var text: String { Language.ofThisUser.raised(raised) }
}
