import ArgumentParser
import Lessons
import UseCases

struct ReviewRegister: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Register a review that findings come from.",
        discussion: """
            Example: debrief review register "Radio nets in Sector East" --kind after_action_review --mission MINUSMA
            """
    )

    @Argument(help: "Its title.")
    var title: String

    @Option(help: "What sort of review it is.")
    var kind: ReviewKind?

    @Option(help: "What it is cited as: S/1999/1257.")
    var symbol: String?

    @Option(help: "When it was published.")
    var date: WorldDate?

    @Option(
        name: .customLong("mission"),
        help: ArgumentHelp("A mission that it is about; may be given several times.", valueName: "code")
    )
    var missions: [MissionCode] = []

    @Option(help: ArgumentHelp("Where it can be read.", valueName: "url"))
    var link: String?

    @Option(help: ArgumentHelp("The language that it is written in (default: en).", valueName: "tag"))
    var language: LanguageTag?

    @Option(help: "unclassified, confidential or strictly_confidential (default: unclassified).")
    var sensitivity: Sensitivity?

    @Flag(help: "It is made up, to show or to try something.")
    var synthetic = false

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let kind = try Ask.value("Kind", given: kind)
        let details = ReviewDetails(
            title: title,
            symbol: symbol,
            kind: kind,
            date: date,
            missions: missions,
            link: link,
            language: language ?? .english,
            sensitivity: sensitivity ?? .unclassified,
            provenance: synthetic ? Provenance(synthetic: true) : nil
        )
        try await options.perform { _ in RegisterReview(details: details) }
    }
}
