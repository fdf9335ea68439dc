import Contract
import Lessons
import Wording

/// What has certain words, the best first.
struct SearchPage: Page {
    static let words: [any Phrase.Type] = [SearchWord.self]

    struct Hit: Sendable {
        let thing: Link
        let sort: String
        let missions: String
        let title: [FoundPiece]
        let excerpt: [FoundPiece]
    }

    static let template = "search"
    static let isNarrowedByKnownBy = true

    let title: String
    let words: String
    let sorts: [Choice]
    /// nil before anything was looked for.
    let found: String?
    let hits: [Hit]
    let isWithoutHits: Bool
    /// The page of the thing that the words name; nil where they name none.
    let named: String?

    init(_ visit: Visit, _ question: SearchQuestion?) async throws {
        let language = visit.language
        words = question?.words ?? ""
        title = [SearchWord.search.words(in: language), words].filter { !$0.isEmpty }
            .joined(separator: language(": ", " : "))
        sorts = SearchQuestion.Sort.allCases.map { sort in
            Choice(
                value: sort.rawValue,
                text: Self.words(of: sort, in: language),
                isChosen: question?.among.contains(sort) == true
            )
        }
        let answer = if let question { try await visit.ask(question) } else { nil as SearchAnswer? }
        found = answer.map { language.found($0.found, meant: $0.meant, insteadOf: question?.words ?? "") }
        hits = (answer?.hits ?? []).map { hit in
            Hit(
                thing: visit.link(to: hit.reference),
                sort: SearchQuestion.Sort(rawValue: hit.sort).map { Self.words(of: $0, in: language) }
                    ?? Noun(rawValue: hit.sort)?.words(in: language) ?? hit.sort,
                missions: hit.missions.joined(separator: ", "),
                title: FoundPiece.pieces(of: hit.title),
                excerpt: FoundPiece.pieces(of: hit.excerpt)
            )
        }
        isWithoutHits = answer?.hits.isEmpty == true
        let first = answer?.hits.first?.reference
        named = first.flatMap { reference in
            question?.words.uppercased() == reference ? visit.href(ofThing: reference, searched: reference) : nil
        }
    }

    private static func words(of sort: SearchQuestion.Sort, in language: Language) -> String {
        let words: any Worded =
            switch sort {
            case .observation: Noun.observation
            case .lesson: Noun.lesson
            case .action: Noun.action
            case .recommendation: FactLabel.recommendation
            }
        return words.words(in: language)
    }
}
