import EventSourcing
import Lessons

/// What each thing points to: what a lesson rests on, what a reform is for, what took whose place.
struct Links: ReadModel {
    let name = "links"
    let version: Int32 = 1
    let categories: Set = [
        Review.category, Observation.category, Lesson.category, ReformAction.category, Alert.category,
    ]
    var tables: [ReadTable] { [Self.table.definition] }

    private struct Pointer: Sendable {
        let from: StreamName
        let relation: Relation
        let to: String
        var item: Int?
    }

    private static let table = TableOf<Pointer>(
        "links",
        columns: [
            .text("source") { $0.from.rawValue }, .text("relation") { $0.relation.rawValue }, .text("target") { $0.to },
            .small("item") { $0.item },
        ],
        indexes: ["(source, valid_from, valid_to)", "(target, valid_from, valid_to)"]
    )

    func rows(of moment: Moment) throws -> [ReadRow] {
        try pointers(of: moment).enumerated().map { try Self.table.row($0, about: $1) }
    }

    private func pointers(of moment: Moment) -> [Pointer] {
        let from = moment.stream
        func link(_ relation: Relation, _ category: String, _ ids: [some CustomStringConvertible]) -> [Pointer] {
            ids.map { Pointer(from: from, relation: relation, to: "\(category)/\($0)") }
        }
        func link(_ recommendations: [RecommendationReference]) -> [Pointer] {
            recommendations.map { reference in
                Pointer(
                    from: from,
                    relation: .recommendedBy,
                    to: "\(Review.category)/\(reference.review)",
                    item: reference.number
                )
            }
        }
        switch moment.standing {
        case .mission: return []
        case .review(let state): return link(.about, Mission.category, state.details.missions)
        case .observation(let state):
            return link(.about, Mission.category, state.details.missions)
                + link(.from, Review.category, state.details.review.map { [$0] } ?? [])
                + link(.mergedInto, Observation.category, state.mergedInto.map { [$0] } ?? [])
        case .lesson(let state):
            return link(.about, Mission.category, state.details.missions)
                + link(.restsOn, Observation.category, state.details.observations)
                + link(state.details.recommendations)
                + link(.taskedWith, ReformAction.category, state.actions)
                + link(.supersededBy, Lesson.category, state.superseded.map { [$0.replacement] } ?? [])
        case .action(let state):
            return link(.about, Mission.category, state.details.missions)
                + link(.for, Lesson.category, state.details.lessons)
                + link(state.details.recommendations)
        case .alert(let state):
            return link(.about, Mission.category, state.details.missions)
                + link(.standsOn, Observation.category, state.details.rule.observations)
                + link(.recurrenceOf, Lesson.category, state.details.rule.lesson.map { [$0] } ?? [])
        }
    }
}
