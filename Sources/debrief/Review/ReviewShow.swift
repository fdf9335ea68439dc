import ArgumentParser
import Lessons
import UseCases

struct ReviewShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a review and its recommendations.",
        discussion: "Example: debrief review show R-1"
    )

    @Argument(help: "The review: R-3, its id or the beginning of it.")
    var review: Reference

    @OptionGroup var options: ShowOptions

    func run() async throws {
        try await options.show(review, as: Review.self)
    }
}
