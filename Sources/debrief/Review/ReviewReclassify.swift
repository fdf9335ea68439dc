import ArgumentParser
import Lessons
import UseCases

struct ReviewReclassify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reclassify",
        abstract: "Change who may read a review.",
        discussion: "Example: debrief review reclassify R-1 --as confidential --why \"It names witnesses\""
    )

    @Argument(help: "The review: R-3, its id or the beginning of it.")
    var review: Reference

    @Option(name: .customLong("as"), help: "unclassified, confidential or strictly_confidential.")
    var sensitivity: Sensitivity?

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let sensitivity = try Ask.value("Sensitivity", given: sensitivity)
        let why = try Ask.text("Why", given: why)
        try await options.perform {
            ReclassifyReview(review: try await $0.id(of: review), sensitivity: sensitivity, why: why)
        }
    }
}
