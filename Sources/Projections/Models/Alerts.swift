import EventSourcing
import Lessons

/// The alerts.
struct Alerts: ReadModel {
    let name = "alerts"
    let version: Int32 = 3
    let categories: Set = [Alert.category]
    var tables: [ReadTable] { [Self.table.definition] }

    private static let table = TableOf<Entry<AlertState>>.register(
        "alerts",
        language: { _ in nil },
        columns: [
            .text("kind") { $0.state.details.rule.kind.rawValue },
            .texts("factors") { $0.state.details.rule.factors.map(\.rawValue) },
            .small("observations") { $0.state.details.rule.observations.count },
            .text("lesson") { $0.state.details.rule.lesson?.description },
            .time("escalated_after") { $0.state.escalatedAfter },
            // What it stands on, by the streams' ids: Sight asks for them.
            .texts("observation_ids") { $0.state.details.rule.observations.map(\.description) },
            .texts("lesson_ids") { [$0.state.details.rule.lesson].compactMap(\.self).map(\.description) },
        ],
        // Who may see an alert hangs on other things too, which no fence of its own can tell.
        isOpenToGuests: false,
        indexes: ["(escalated_after, created, valid_from, valid_to) WHERE part = 0"]
    )

    func rows(of moment: Moment) throws -> [ReadRow] {
        guard case .alert(let state) = moment.standing else { return [] }
        return try Entry.all(of: moment, state).map { try Self.table.row($0.rank, about: $0) }
    }
}
