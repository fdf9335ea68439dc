package import Lessons
import Projections

/// Observations, lessons, reform actions and recommendations by their words.
package struct SearchQuestion: Question {
    package enum Sort: String, Codable, Sendable, CaseIterable {
        case observation
        case lesson
        case action
        case recommendation
    }

    package static let path = "search"

    /// As on the web: `"two words"` stand together, `or` between two means either, `-word` leaves out.
    package var words: String
    /// Only these; all where none is named.
    package var among: [Sort]
    package var mission: MissionCode?
    /// How many, from 1 to 100; 20 where nothing is said.
    package var limit: Int?

    package init(words: String, among: [Sort] = [], mission: MissionCode? = nil, limit: Int? = nil) {
        (self.words, self.among, self.mission, self.limit) = (words, among, mission, limit)
    }

    package func answer(at desk: Desk) async throws -> SearchAnswer {
        SearchAnswer(
            try await desk.side.search(
                words,
                among: among.map(\.rawValue),
                mission: mission?.rawValue,
                limit: limit ?? 20,
                asOf: desk.asOf
            )
        )
    }
}
