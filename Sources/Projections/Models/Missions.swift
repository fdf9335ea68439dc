import EventSourcing
import Foundation
import Lessons

/// The missions, each with all that its page says.
struct Missions: ReadModel {
    let name = "missions"
    let version: Int32 = 3
    let categories: Set = [Mission.category]
    var tables: [ReadTable] { [Self.table.definition] }

    private static let table = TableOf<Entry<MissionState>>.register(
        "missions",
        language: { _ in nil },
        columns: [
            .text("host_country") { $0.state.details.hostCountry },
            .text("type") { $0.state.details.type.rawValue },
            .text("established") { $0.state.details.established?.text },
            .text("page") { page(of: $0.state) },
        ]
    )

    /// The state as it is folded: objectives, strengths, assessments. The same state is always the same text.
    private static func page(of state: MissionState) -> String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(state)).map { String(decoding: $0, as: UTF8.self) }
    }

    func rows(of moment: Moment) throws -> [ReadRow] {
        guard case .mission(let state) = moment.standing else { return [] }
        return try Entry.all(of: moment, state).map { try Self.table.row($0.rank, about: $0) }
    }
}
