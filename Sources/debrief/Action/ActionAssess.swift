import ArgumentParser
import Lessons
import UseCases

struct ActionAssess: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess",
        abstract: "Judge what a verified reform did.",
        discussion: "Example: debrief action assess A-1 --effect effective --evidence \"Exercise report\""
    )

    @Argument(help: "The reform action: A-7, its id or the beginning of it.")
    var action: Reference

    @Option(help: "effective, partly or not_effective.")
    var effect: Effect?

    @OptionGroup var evidence: EvidenceOptions

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let effect = try Ask.value("Effect", given: effect)
        let evidence = try evidence.read()
        try await options.perform {
            AssessAction(action: try await $0.id(of: action), effect: effect, evidence: evidence)
        }
    }
}
