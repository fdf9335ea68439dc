import ArgumentParser
import Contract
import Lessons

struct ReviewList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the reviews.",
        discussion: "Example: debrief review list --kind independent_inquiry --sort occurred"
    )

    @Option(name: .customLong("kind"), help: "Of this kind; may be given again.")
    var kinds: [ReviewKind] = []

    @OptionGroup var occurred: OccurredOptions
    @OptionGroup var options: ListOptions

    func run() async throws {
        try await options.list(Review.self) { asked in
            asked.kind = kinds.map(\.rawValue)
            occurred.narrow(&asked)
        }
    }
}
