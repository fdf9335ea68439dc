import ArgumentParser
import Lessons
import UseCases

struct ActionVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Confirm, as somebody else and on evidence, that a reform is done.",
        discussion: "Example: debrief action verify A-1 --evidence \"Course records\" --by \"Lena Vogt\""
    )

    @Argument(help: "The reform action: A-7, its id or the beginning of it.")
    var action: Reference

    @OptionGroup var evidence: EvidenceOptions

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let evidence = try evidence.read()
        try await options.perform { VerifyAction(action: try await $0.id(of: action), evidence: evidence) }
    }
}
