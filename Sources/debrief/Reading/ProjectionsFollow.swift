import ArgumentParser
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

    @OptionGroup var readSide: ReadSideOptions

    func run() async throws {
        try await readSide.open { _, projector in try await projector.run() }
    }
}
