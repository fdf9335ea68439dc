import ArgumentParser
import Contract
import UseCases

struct History: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show everything that happened to one thing.",
        discussion: """
            Two times stand beside each event: when it was recorded, which the log proves, and when it was given, which its \
            author says.

            Example: debrief history L-1
            """
    )

    @Argument(help: "The thing: O-42, L-12, A-7, R-3, a mission's code, an id or the beginning of it.")
    var thing: Reference

    @Flag(help: "Print the records as they are stored, one a line.")
    var raw = false

    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let history = try await readSide.ask(HistoryQuestion(thing, records: raw ? true : nil))
        guard raw else { return try history.print(asJSON: output.json) }
        for event in history.events { print(event.record ?? "") }
    }
}
