import ArgumentParser
import Contract

struct ProjectionsRetry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Try again what is parked, each stream from its first event.",
        discussion: "Example: debrief projections retry"
    )

    @Argument(help: "One projection; all where none is named.")
    var name: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await ledger.tell(RetryProjections(name: name)).print(asJSON: output.json)
    }
}

extension RetriedAnswer: Answer {
    var text: String {
        guard tried > 0 else { return "nothing is parked" }
        let line = "\(tried) tried, \(tried - stuck.count) no longer parked"
        return stuck.isEmpty ? line : line + "; stuck again:\n" + stuck.map { "  \($0)" }.joined(separator: "\n")
    }
}
