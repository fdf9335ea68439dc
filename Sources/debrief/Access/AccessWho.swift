import ArgumentParser
import Contract
import UseCases

struct AccessWho: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "who",
        abstract: "Show to whom a thing is open, or was that day, and by what.",
        discussion: "Example: debrief access who O-42 --as-of 2026-06-30"
    )

    @Argument(help: "The thing: O-42, L-12, A-7, R-3, or a mission's code.")
    var thing: Reference

    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await readSide.ask(ReadersQuestion(thing)).print(asJSON: output.json)
    }
}
