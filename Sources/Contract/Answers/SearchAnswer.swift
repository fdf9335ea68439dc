import Projections

/// What a search found, the best first.
package struct SearchAnswer: Codable, Sendable {
    package struct Hit: Codable, Sendable {
        package let reference: String
        package let sort: String
        package let missions: [String]
        package let rank: Double
        /// With «» around each word that was looked for; so has the excerpt.
        package let title: String
        package let excerpt: String
    }

    package let asOf: AsOfAnswer
    package let found: Int
    /// What was looked for instead, where nothing has the words as they were typed.
    package let meant: String?
    package let hits: [Hit]

    init(_ result: SearchResult) {
        (asOf, found, meant) = (AsOfAnswer(result.asOf), result.found, result.meant)
        hits = result.hits.map { hit in
            Hit(
                reference: hit.reference,
                sort: hit.sort,
                missions: hit.missions,
                rank: hit.rank,
                title: hit.title.marked,
                excerpt: hit.excerpt.marked
            )
        }
    }
}

/// A part of a text that was found: a word that was looked for, or what stands between.
package struct FoundPiece: Sendable, Equatable {
    package let text: String
    package let isFound: Bool

    /// What was found has no space behind its «. What people quote themselves as the French do has one, and stays.
    package static func pieces(of text: String) -> [FoundPiece] {
        var (pieces, end): ([FoundPiece], String.Index) = ([], text.startIndex)
        func add(_ part: Substring, isFound: Bool) {
            if !part.isEmpty { pieces.append(FoundPiece(text: String(part), isFound: isFound)) }
        }
        for match in text.matches(of: /«(\S(?:[^«»]*\S)?)»/) {
            add(text[end..<match.range.lowerBound], isFound: false)
            add(match.1, isFound: true)
            end = match.range.upperBound
        }
        add(text[end...], isFound: false)
        return pieces
    }
}

extension String {
    fileprivate var marked: String { replacing(SearchHit.begin, with: "«").replacing(SearchHit.end, with: "»") }
}
