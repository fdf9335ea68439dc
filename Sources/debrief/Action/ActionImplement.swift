import ArgumentParser
import Lessons
import UseCases

struct ActionImplement: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "implement",
        abstract: "Say that a reform is done.",
        discussion: "Example: debrief action implement A-1 --evidence \"Course records\""
    )

    @Argument(help: "The reform action: A-7, its id or the beginning of it.")
    var action: Reference

    @OptionGroup var evidence: EvidenceOptions

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let evidence = try evidence.read()
        try await options.perform { ImplementAction(action: try await $0.id(of: action), evidence: evidence) }
    }
}
