import ArgumentParser
import EventSourcing
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
        try await readSide.withReadSide { open in
            let happenings = try await open.side.timeline(
                of: mission.rawValue,
                limit: limit,
                after: after,
                asOf: open.asOf
            )
            let next = happenings.count == limit ? happenings.last?.place : nil
            try TimelineAnswer(happenings, next: next, asOf: open.asOf).print(asJSON: output.json)
        }
    }
}

extension TimelinePlace: ExpressibleByArgument {}

/// A timeline as it is printed.
private struct TimelineAnswer: Answer {
    struct Line: Encodable {
        let occurred: String
        let recorded: String
        let position: String
        let reference: String
        let type: String
        let title: String?
    }

    let asOf: AsOfAnswer
    let happenings: [Line]
    let next: String?
    private let heading: String?

    private enum CodingKeys: CodingKey { case asOf, happenings, next }

    init(_ happenings: [Happening], next: TimelinePlace?, asOf: AsOf) {
        (self.asOf, heading, self.next) = (AsOfAnswer(asOf), asOf.heading, next?.description)
        self.happenings = happenings.map { happening in
            let letter = Aggregates.named(happening.stream.category)?.letter
            let name = happening.stream.rawValue.dropFirst(happening.stream.category.count + 1)
            return Line(
                occurred: happening.occurred ?? happening.occurredFrom.description,
                recorded: happening.recordedAt.description,
                position: String(happening.position),
                reference: letter.map { "\($0)-\(happening.number)" } ?? String(name),
                type: happening.type,
                title: happening.title
            )
        }
    }

    var text: String {
        let top = heading.map { "\($0)\n\n" } ?? ""
        guard !happenings.isEmpty else { return top + "nothing is recorded of it" }
        var table = Table("occurred", "recorded (UTC)", "", "what", "")
        for line in happenings {
            let occurred = line.occurred.utf8.count == 27 ? line.occurred.toSeconds : line.occurred
            let verb = String(line.type.drop { $0 != "." }.dropFirst()).replacing("_", with: " ")
            table.add(occurred, line.recorded.toSeconds, line.reference, verb, line.title ?? "")
        }
        return top + table.text(width: Terminal.width) + (next.map { "\n\nmore: --after \($0)" } ?? "")
    }
}
