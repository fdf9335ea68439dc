import ArgumentParser
import Lessons
import UseCases

struct AlertShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show an alert and what it stands on.",
        discussion: "Example: debrief alert show W-1"
    )

    @Argument(help: "The alert: W-3, its id or the beginning of it.")
    var alert: Reference

    @OptionGroup var options: ShowOptions

    func run() async throws {
        try await options.show(alert, as: Alert.self)
    }
}
