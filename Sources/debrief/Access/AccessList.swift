import ArgumentParser
import Contract

struct AccessList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show who holds which roles, and is on which need-to-know lists.",
        discussion: "Example: debrief access list --as-of 2026-06-30"
    )

    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await readSide.ask(AccessQuestion()).print(asJSON: output.json)
    }
}
