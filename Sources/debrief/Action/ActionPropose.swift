import ArgumentParser
import Lessons
import UseCases

struct ActionPropose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "Ask for a reform.",
        discussion: """
            It is for a lesson or a review's recommendation. Lessons that are identified are tasked with it at once.

            Example: debrief action propose "Buy spare batteries" --for L-1 --category mandate_and_resources --track mission
            """
    )

    @Argument(help: ArgumentHelp("What is to be done.", valueName: "text"))
    var what: LongText?

    @Option(name: .customLong("for"), help: "A lesson that it is for; may be given several times.")
    var lessons: [Reference] = []

    @Option(
        name: .customLong("recommendation"),
        help: ArgumentHelp(
            "A review's recommendation that it is for: R-3/4; may be given several times.",
            valueName: "review/number"
        )
    )
    var recommendations: [RecommendationArgument] = []

    @Option(help: "What sort of reform it is.")
    var category: ActionCategory?

    @Option(help: "headquarters or mission: where it is carried out.")
    var track: ActionTrack?

    @Option(
        name: .customLong("mission"),
        help: ArgumentHelp("A mission that it is for; may be given several times.", valueName: "code")
    )
    var missions: [MissionCode] = []

    @OptionGroup var owner: OwnerOptions

    @Option(help: ArgumentHelp("By when: 2027-06-30, 2027-06, 2027.", valueName: "date"))
    var due: WorldDate?

    @Option(help: "What would show that it worked.")
    var measure: LongText?

    @Option(help: ArgumentHelp("The language that it is written in (default: en).", valueName: "tag"))
    var language: LanguageTag?

    @Option(help: "unclassified, confidential or strictly_confidential (default: unclassified).")
    var sensitivity: Sensitivity?

    @Flag(help: "It is made up, to show or to try something.")
    var synthetic = false

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let category = try Ask.value("Category", given: category)
        let track = try Ask.value("Track", given: track)
        let what = try Ask.text("What is to be done", given: what)
        let measure = try measure?.read()
        let owner = try await owner.given(in: options.ledger)
        try await options.perform { things in
            ProposeAction(
                details: ActionDetails(
                    what: what,
                    lessons: try await things.ids(of: lessons),
                    recommendations: try await things.recommendations(recommendations),
                    missions: missions,
                    category: category,
                    track: track,
                    owner: owner,
                    due: due,
                    measure: measure,
                    language: language ?? .english,
                    sensitivity: sensitivity ?? .unclassified,
                    provenance: synthetic ? Provenance(synthetic: true) : nil
                )
            )
        }
    }
}
