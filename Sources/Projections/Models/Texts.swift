import EventSourcing
import Lessons

/// The texts of observations, lessons, reform actions and recommendations, cut into words: what search reads. A version
/// ends only when the text changes, so most events don't touch it.
struct Texts: ReadModel {
    let name = "texts"
    let version: Int32 = 3
    let categories: Set = [Review.category, Observation.category, Lesson.category, ReformAction.category]
    var tables: [ReadTable] { [Self.table.definition] }

    /// So many positions share a bucket: search walks from the newest and stops when it has enough.
    static let bucketBits: Int64 = 15

    private struct Text: Sendable {
        let moment: Moment
        /// `recommendation` for what a review recommends, else the thing's category.
        let sort: String
        var item = 0
        let missions: [MissionCode]
        let sensitivity: Sensitivity
        let isFrench: Bool
        let title: String
        let body: String
    }

    private static let table = TableOf<Text>(
        "texts",
        columns: [
            .text("sort") { $0.sort },
            .number("number") { $0.moment.number },
            .small("item") { $0.item },
            .texts("missions") { $0.missions.map(\.rawValue) },
            .small("sensitivity") { $0.sensitivity.level },
            .number("bucket") { $0.moment.created >> bucketBits },
            .time("known_at") { $0.moment.knownAt },
            .truth("french") { $0.isFrench },
            .text("title") { $0.title },
            .text("body") { $0.body },
        ],
        generated: [
            (
                "words",
                """
                tsvector GENERATED ALWAYS AS (
                    setweight(to_tsvector(
                        CASE WHEN french THEN '{read}.french'::regconfig ELSE '{read}.english'::regconfig END, title), 'A')
                    || setweight(to_tsvector(
                        CASE WHEN french THEN '{read}.french'::regconfig ELSE '{read}.english'::regconfig END, body), 'B')
                ) STORED
                """
            )
        ],
        // Without its list of what is pending: whoever came when that is full would wait for all of it.
        indexes: [
            ReadIndex(
                "USING gin (bucket, words) WITH (fastupdate = off)",
                needs: "btree_gin",
                otherwise: "USING gin (words) WITH (fastupdate = off)"
            )
        ]
    )

    func rows(of moment: Moment) throws -> [ReadRow] {
        try texts(of: moment).map { try Self.table.row($0.item, about: $0) }
    }

    private func texts(of moment: Moment) -> [Text] {
        switch moment.standing {
        case .mission, .alert: return []
        case .review(let state):
            let details = state.details
            return state.recommendations.map { recommendation in
                Text(
                    moment: moment,
                    sort: "recommendation",
                    item: recommendation.number,
                    missions: details.missions,
                    sensitivity: details.sensitivity,
                    isFrench: details.language.isFrench,
                    title: details.title,
                    body: recommendation.text
                )
            }
        case .observation(let state):
            let details = state.details
            let body = [details.observation, details.discussion, details.conclusion, details.recommendation]
            return [text(of: moment, details.language, details.title, body)]
        case .lesson(let state):
            let details = state.details
            return [text(of: moment, details.language, details.title, [details.statement, details.rootCause])]
        case .action(let state):
            return [text(of: moment, state.details.language, state.details.what, [state.details.measure])]
        }
    }

    private func text(of moment: Moment, _ language: LanguageTag, _ title: String, _ body: [String?]) -> Text {
        let headline = moment.standing.headline
        return Text(
            moment: moment,
            sort: String(moment.stream.category),
            missions: headline?.missions ?? [],
            sensitivity: headline?.sensitivity ?? .strictlyConfidential,
            isFrench: language.isFrench,
            title: title,
            body: body.compactMap(\.self).joined(separator: "\n")
        )
    }
}

extension LanguageTag {
    var isFrench: Bool { rawValue.lowercased().prefix(2) == "fr" }
}
