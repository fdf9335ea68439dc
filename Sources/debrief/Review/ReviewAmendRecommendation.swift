import ArgumentParser
import Lessons
import UseCases

struct ReviewAmendRecommendation: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend-recommendation",
        abstract: "Say one of a review's recommendations better.",
        discussion:
            "Example: debrief review amend-recommendation R-1 --number 1 --text \"Give every relay two batteries\" --why \"As the corrigendum has it\""
    )

    @Argument(help: "The review: R-3, its id or the beginning of it.")
    var review: Reference

    @Option(help: "Its number in the review.")
    var number: Int?

    @Option(name: [.customShort("m"), .long], help: "What it asks for.")
    var text: LongText?

    @Option(help: "Where the review has it.")
    var paragraph: String?

    @Option(help: "Why it is said otherwise.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let number = try Ask.value("Number", given: number)
        let text = try Ask.text("What it asks for", given: text)
        let why = try Ask.text("Why", given: why)
        let recommendation = Recommendation(number: number, text: text, paragraph: paragraph)
        try await options.perform {
            AmendRecommendation(review: try await $0.id(of: review), recommendation: recommendation, why: why)
        }
    }
}
