import ArgumentParser
import Lessons
import UseCases

struct ActionReclassify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reclassify",
        abstract: "Change who may read an action.",
        discussion: "Example: debrief action reclassify A-1 --as confidential --why \"It names units\""
    )

    @Argument(help: "The reform action: A-7, its id or the beginning of it.")
    var action: Reference

    @Option(name: .customLong("as"), help: "unclassified, confidential or strictly_confidential.")
    var sensitivity: Sensitivity?

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let sensitivity = try Ask.value("Sensitivity", given: sensitivity)
        let why = try Ask.text("Why", given: why)
        try await options.perform {
            ReclassifyAction(action: try await $0.id(of: action), sensitivity: sensitivity, why: why)
        }
    }
}
