package import Lessons
import Projections

/// What happened in a mission, and when it was recorded.
package struct TimelineQuestion: Question {
    package static let path = "missions/{mission}/timeline"

    package var mission: MissionCode
    /// How many, from 1 to 1,000; 100 where nothing is said.
    package var limit: Int?
    /// Behind here: what the page before says.
    package var after: String?

    package init(mission: MissionCode, limit: Int? = nil, after: String? = nil) {
        (self.mission, self.limit, self.after) = (mission, limit, after)
    }

    package func answer(at desk: Desk) async throws -> TimelineAnswer {
        let place = try after.map { text in
            guard let place = TimelinePlace(text) else { throw ListError.cursor }
            return place
        }
        let limit = limit ?? 100
        let happenings = try await desk.side.timeline(
            of: mission.rawValue,
            limit: limit,
            after: place,
            asOf: desk.asOf
        )
        return TimelineAnswer(happenings, isFull: happenings.count == limit, asOf: desk.asOf)
    }
}
