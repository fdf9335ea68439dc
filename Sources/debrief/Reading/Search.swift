import ArgumentParser
import Contract
import Lessons
import Projections

struct Search: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find observations, lessons, reform actions and recommendations by their words.",
        discussion: """
            As on the web: "two words" in quotes stand together, or between two means either, -word leaves out. English and \
            French, accents folded. The best come first; of very many, the newest \(ReadSide.rankedHits) are ranked.

            Example: debrief search 'early warning -radio' --mission MINUSMA
            """
    )

    @Argument(help: "The words.")
    var words: [String]

    @Option(name: .customLong("among"), help: "Only these; may be given again.")
    var sorts: [SearchQuestion.Sort] = []

    @Option(help: ArgumentHelp("Of this mission.", valueName: "code"))
    var mission: MissionCode?

    @Option(help: ArgumentHelp("How many, from 1 to 100.", valueName: "number"))
    var limit = 20

    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let words = words.joined(separator: " ")
        let question = SearchQuestion(words: words, among: sorts, mission: mission, limit: limit)
        let found = try await readSide.ask(question)
        try SearchPage(found: found, words: words).print(asJSON: output.json)
    }
}

extension SearchQuestion.Sort: ExpressibleByArgument {}

/// What a search found, as it is printed.
private struct SearchPage: Answer {
    let found: SearchAnswer
    let words: String

    func encode(to encoder: any Encoder) throws { try found.encode(to: encoder) }

    var text: String {
        let heading = found.asOf.heading
        guard !found.hits.isEmpty else { return heading + "nothing has these words" }
        let blocks = found.hits.map { hit in
            let missions = hit.missions.isEmpty ? "" : "  (\(hit.missions.joined(separator: ", ")))"
            let excerpt = hit.excerpt.split(whereSeparator: \.isNewline).joined(separator: " ")
            let top = "\(hit.reference)  \(hit.title.painted)\(missions)"
            return excerpt.isEmpty
                ? top
                : top + "\n"
                    + excerpt.wrapped(to: Terminal.width - 4).map { "    \($0.painted)" }.joined(separator: "\n")
        }
        return heading + summary + "\n\n" + blocks.joined(separator: "\n")
    }

    private var summary: String {
        let isAll = found.found < ReadSide.rankedHits
        let instead =
            found.meant.map { stems in
                "Nothing has \(words.debugDescription). Did you mean \(found.hits.first?.firstMarked ?? stems)? "
            } ?? ""
        return instead + "\(found.found) found" + (isAll ? "" : ", the newest: only these are ranked")
            + (found.hits.count < found.found ? "; the best \(found.hits.count):" : ":")
    }
}

extension SearchAnswer.Hit {
    /// The first word that was found: what people write, where the search knows the stem alone.
    fileprivate var firstMarked: String? {
        FoundPiece.pieces(of: "\(title) \(excerpt)").first(where: \.isFound)?.text.lowercased()
    }
}

extension String {
    /// What was found bold on a terminal that wants it, else in brackets.
    fileprivate var painted: String {
        FoundPiece.pieces(of: self).map { piece in
            guard piece.isFound else { return piece.text }
            return Colour.isWanted ? "\u{1b}[1m\(piece.text)\u{1b}[0m" : "[\(piece.text)]"
        }.joined()
    }
}
