import ArgumentParser
import Lessons
import UseCases

struct ActionDecide: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Accept a reform, wholly or in part, or set it aside.",
        discussion: "Example: debrief action decide A-1 --as accepted"
    )

    @Argument(help: "The reform action: A-7, its id or the beginning of it.")
    var action: Reference

    @Option(name: .customLong("as"), help: "accepted, partly_accepted, rejected or not_relevant.")
    var acceptance: Acceptance?

    @Option(name: [.customShort("m"), .long], help: "Why; there whenever it is set aside.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let acceptance = try Ask.value("Decision", given: acceptance)
        let why = acceptance.isRefusal ? try Ask.text("Why", given: why) : try why?.read()
        try await options.perform {
            DecideAction(action: try await $0.id(of: action), acceptance: acceptance, why: why)
        }
    }
}
