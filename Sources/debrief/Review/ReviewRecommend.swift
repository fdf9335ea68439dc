import ArgumentParser
import Lessons
import UseCases

struct ReviewRecommend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recommend",
        abstract: "Enter one of a review's recommendations.",
        discussion:
            "Example: debrief review recommend R-1 --number 1 --paragraph 55 --text \"Give every relay a spare battery\""
    )

    @Argument(help: "The review: R-3, its id or the beginning of it.")
    var review: Reference

    @Option(help: "Its number in the review.")
    var number: Int?

    @Option(name: [.customShort("m"), .long], help: "What it asks for.")
    var text: LongText?

    @Option(help: "Where the review has it.")
    var paragraph: String?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let number = try Ask.value("Number", given: number)
        let text = try Ask.text("What it asks for", given: text)
        let recommendation = Recommendation(number: number, text: text, paragraph: paragraph)
        try await options.perform {
            RecommendInReview(review: try await $0.id(of: review), recommendation: recommendation)
        }
    }
}
