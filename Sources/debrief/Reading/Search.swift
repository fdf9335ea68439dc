import ArgumentParser
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

    enum Sort: String, CaseIterable, ExpressibleByArgument {
        case observation
        case lesson
        case action
        case recommendation
    }

    @Argument(help: "The words.")
    var words: [String]

    @Option(name: .customLong("among"), help: "Only these; may be given again.")
    var sorts: [Sort] = []

    @Option(help: ArgumentHelp("Of this mission.", valueName: "code"))
    var mission: MissionCode?

    @Option(help: ArgumentHelp("How many, from 1 to 100.", valueName: "number"))
    var limit = 20

    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let words = words.joined(separator: " ")
        try await readSide.withReadSide { open in
            let result = try await open.side.search(
                words,
                among: sorts.map(\.rawValue),
                mission: mission?.rawValue,
                limit: limit,
                asOf: open.asOf
            )
            try SearchAnswer(result, words: words).print(asJSON: output.json)
        }
    }
}

/// What a search found, as it is printed.
private struct SearchAnswer: Answer {
    struct Hit: Encodable {
        let reference: String
        let sort: String
        let missions: [String]
        let rank: Double
        /// With «» around each word that was looked for.
        let title: String
        let excerpt: String
    }

    let asOf: AsOfAnswer
    let found: Int
    /// What was looked for instead, where nothing has the words as they were typed.
    let meant: String?
    let hits: [Hit]
    private let words: String
    private let result: SearchResult

    private enum CodingKeys: CodingKey { case asOf, found, meant, hits }

    init(_ result: SearchResult, words: String) {
        (self.result, self.words) = (result, words)
        (asOf, found, meant) = (AsOfAnswer(result.asOf), result.found, result.meant)
        hits = result.hits.map { hit in
            Hit(
                reference: hit.reference,
                sort: hit.sort,
                missions: hit.missions,
                rank: hit.rank,
                title: hit.title.marked("«", "»"),
                excerpt: hit.excerpt.marked("«", "»")
            )
        }
    }

    var text: String {
        let heading = result.asOf.heading.map { "\($0)\n\n" } ?? ""
        guard !hits.isEmpty else { return heading + "nothing has these words" }
        let blocks = result.hits.map { hit in
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
        let isAll = found < ReadSide.rankedHits
        let instead =
            meant.map { stems in
                "Nothing has \(words.debugDescription). Did you mean \(result.hits.first?.firstMarked ?? stems)? "
            } ?? ""
        return instead + "\(found) found" + (isAll ? "" : ", the newest: only these are ranked")
            + (hits.count < found ? "; the best \(hits.count):" : ":")
    }
}

extension SearchHit {
    /// The first word that was found: what people write, where the search knows the stem alone.
    fileprivate var firstMarked: String? {
        let parts = "\(title) \(excerpt)".split(separator: Self.begin, maxSplits: 1)
        return parts.count == 2 ? parts[1].split(separator: Self.end).first.map { $0.lowercased() } : nil
    }
}

extension String {
    fileprivate func marked(_ begin: String, _ end: String) -> String {
        replacing(SearchHit.begin, with: begin).replacing(SearchHit.end, with: end)
    }

    /// Bold on a terminal that wants it, else in brackets.
    fileprivate var painted: String {
        Colour.isWanted ? marked("\u{1b}[1m", "\u{1b}[0m") : marked("[", "]")
    }
}
