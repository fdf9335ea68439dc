import ArgumentParser
import Contract
import Lessons
import Projections
import Wording

struct TimelineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Show what happened in a mission, and when it was recorded.",
        discussion: """
            Two times stand side by side: when it was in the world, as somebody said, and when it was recorded here, which \
            the log proves.

            Example: debrief timeline MINUSMA
            """
    )

    @Argument(help: "The mission's code.")
    var mission: MissionCode

    @Option(help: ArgumentHelp("How many, from 1 to 1000.", valueName: "number"))
    var limit = 100

    @Option(help: ArgumentHelp("Read on from here: what the page before says.", valueName: "cursor"))
    var after: TimelinePlace?

    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let question = TimelineQuestion(mission: mission, limit: limit, after: after?.description)
        try await readSide.ask(question).print(asJSON: output.json)
    }
}

extension TimelinePlace: ExpressibleByArgument {}

extension TimelineAnswer: Answer {
    var text: String {
        let top = asOf.heading
        guard !happenings.isEmpty else { return top + Absence.happenings.words(in: .ofThisUser) }
        let (occurred, recorded) = (
            FactLabel.occurred.words(in: .ofThisUser), FactLabel.recordedAt.words(in: .ofThisUser)
        )
        var table = Table(occurred, "\(recorded) (UTC)", "", FactLabel.what.words(in: .ofThisUser), "")
        for line in happenings {
            let occurred = line.occurred.utf8.count == 27 ? line.occurred.toSeconds : line.occurred
            let what = EventType(rawValue: line.type)?.words(in: .ofThisUser) ?? line.type
            table.add(occurred, line.recorded.toSeconds, line.reference, what, line.title(in: .ofThisUser) ?? "")
        }
        return top + table.text(width: Terminal.width)
            + (next.map { "\n\n" + Language.ofThisUser.more("--after \($0)") } ?? "")
    }
}
