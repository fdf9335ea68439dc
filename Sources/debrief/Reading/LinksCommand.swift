import ArgumentParser
import Contract
import UseCases
import Wording

struct LinksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "links",
        abstract: "Show what a thing points to, and what points to it.",
        discussion: "Example: debrief links L-1"
    )

    @Argument(help: "The thing: O-42, L-12, A-7, R-3, or a mission's code.")
    var thing: Reference

    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await readSide.ask(LinksQuestion(thing)).print(asJSON: output.json)
    }
}

extension LinksAnswer: Answer {
    var text: String {
        let lines = (pointsTo + pointedToBy).map { "\($0.from)  \($0.relation.words(in: .ofThisUser))  \($0.to)" }
        return asOf.heading + (lines.isEmpty ? Absence.things.words(in: .ofThisUser) : lines.joined(separator: "\n"))
    }
}
