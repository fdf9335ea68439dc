import ArgumentParser
import Contract
import Projections

struct ProjectionsFollow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow",
        abstract: "Keep the read models up to date until stopped.",
        discussion: """
            Whoever asks brings them up to date first, so nobody has to run this; with it, who asks doesn't wait. Several \
            may run: one of them writes.

            Example: debrief projections follow
            """
    )

    @OptionGroup var ledger: LedgerOptions

    func run() async throws {
        try await ledger.withDesk { try await $0.projector.run() }
    }
}
