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

extension String {
    fileprivate var marked: String { replacing(SearchHit.begin, with: "«").replacing(SearchHit.end, with: "»") }
}
