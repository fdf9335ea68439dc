import ArgumentParser
import Lessons
import UseCases

struct ActionShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a reform action.",
        discussion: "Example: debrief action show A-1"
    )

    @Argument(help: "The reform action: A-7, its id or the beginning of it.")
    var action: Reference

    @OptionGroup var options: ShowOptions

    func run() async throws {
        try await options.show(action, as: ReformAction.self)
    }
}
