import ArgumentParser
import EventSourcing
import EventStore
import Lessons
import Projections
import UseCases

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
        try await readSide.withReadSide { open in
            let stream = try await stream(open)
            let links = try await open.side.links(of: stream, asOf: open.asOf)
            let streams = try await open.store.streams(named: links.flatMap { [$0.source, $0.target] })
            let names = Dictionary(streams.map { ($0.stream, Reference($0).text) }) { first, _ in first }
            try LinksAnswer(links, of: stream, names: names, asOf: open.asOf).print(asJSON: output.json)
        }
    }

    private func stream(_ open: OpenReadSide) async throws -> StreamName {
        let text = thing.text
        let register = Register.allCases.first { register in
            register.letter.map { text.uppercased().hasPrefix("\($0)-") } ?? false
        }
        let name = register == nil ? text.uppercased() : String(text.dropFirst(2))
        let row = try await open.side.show(register ?? .missions, name, asOf: open.asOf)
        guard let row, let id = row.text("id") else {
            throw Failure(
                .data,
                "Nothing here is called \(text) as of position \(open.asOf.position): it takes O-42 or a mission's code."
            )
        }
        return StreamName(stored: "\((register ?? .missions).category)/\(id)")
    }
}

/// The links of a thing as they are printed.
private struct LinksAnswer: Answer {
    struct Line: Encodable {
        let from: String
        let relation: String
        let to: String
    }

    let asOf: AsOfAnswer
    let pointsTo: [Line]
    let pointedToBy: [Line]
    private let heading: String?

    private enum CodingKeys: CodingKey { case asOf, pointsTo, pointedToBy }

    init(_ links: [Link], of stream: StreamName, names: [StreamName: String], asOf: AsOf) {
        func line(_ link: Link) -> Line {
            let target = names[link.target] ?? link.target.rawValue
            return Line(
                from: names[link.source] ?? link.source.rawValue,
                relation: link.relation,
                to: link.item.map { "\(target)/\($0)" } ?? target
            )
        }
        (self.asOf, heading) = (AsOfAnswer(asOf), asOf.heading)
        pointsTo = links.filter { $0.source == stream }.map(line)
        pointedToBy = links.filter { $0.source != stream }.map(line)
    }

    var text: String {
        let lines = (pointsTo + pointedToBy).map { "\($0.from)  \($0.relation.replacing("_", with: " "))  \($0.to)" }
        return (heading.map { "\($0)\n\n" } ?? "") + (lines.isEmpty ? "none" : lines.joined(separator: "\n"))
    }
}
