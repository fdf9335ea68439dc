import EventSourcing
import Lessons

/// The reviews and what they recommend.
struct Reviews: ReadModel {
    let name = "reviews"
    let version: Int32 = 3
    let categories: Set = [Review.category]
    var tables: [ReadTable] { [Self.reviews.definition, Self.recommendations.definition] }

    private static let reviews = TableOf<Entry<ReviewState>>.register(
        "reviews",
        language: { $0.details.language },
        columns: [
            .text("kind") { $0.state.details.kind.rawValue },
            .text("symbol") { $0.state.details.symbol },
            .text("occurred") { $0.state.details.date?.text },
            .time("occurred_from") { $0.state.details.date?.earliest },
            .time("occurred_to") { $0.state.details.date?.latest },
            .small("recommendations") { $0.state.recommendations.count },
        ]
    )

    private static let recommendations = TableOf<(moment: Moment, state: ReviewState, item: Recommendation)>(
        "recommendations",
        columns: [
            .number("number") { $0.moment.number },
            .small("item") { $0.item.number },
            .text("text") { $0.item.text },
            .text("paragraph") { $0.item.paragraph },
            .texts("missions") { $0.state.details.missions.map(\.rawValue) },
            .small("sensitivity") { $0.state.details.sensitivity.level },
        ],
        indexes: []
    )

    func rows(of moment: Moment) throws -> [ReadRow] {
        guard case .review(let state) = moment.standing else { return [] }
        return try Entry.all(of: moment, state).map { try Self.reviews.row($0.rank, about: $0) }
            + state.recommendations.map { try Self.recommendations.row($0.number, about: (moment, state, $0)) }
    }
}
