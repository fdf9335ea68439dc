import EventSourcing
import Lessons

/// What happened to a mission's things, on both clocks: when it was in the world, and when it was recorded.
struct Timeline: ReadModel {
    let name = "timeline"
    let version: Int32 = 4
    let categories = Set(Aggregates.all.map { $0.category })
    var tables: [ReadTable] { [Self.table.definition] }

    private struct Happening: Sendable {
        let moment: Moment
        let mission: String
        let occurred: WorldDate?
    }

    private static let table = TableOf<Happening>(
        "timeline",
        .entries,
        columns: [
            .text("mission") { $0.mission },
            .text("stream") { $0.moment.stream.rawValue },
            .number("number") { $0.moment.number },
            .text("type") { $0.moment.type },
            .text("title") { $0.moment.standing.headline?.title },
            .small("sensitivity") { $0.moment.standing.headline?.sensitivity.level },
            .text("occurred") { $0.occurred?.text },
            .time("occurred_from") { $0.occurred?.earliest ?? $0.moment.clocks.last },
            .time("known_at") { $0.moment.revision == 0 ? $0.moment.knownAt : $0.moment.clocks.last },
            .time("recorded_at") { $0.moment.clocks.last },
        ],
        indexes: ["(mission, occurred_from, valid_from)"]
    )

    func rows(of moment: Moment) throws -> [ReadRow] {
        let missions = moment.standing.headline?.missions ?? []
        return try missions.enumerated().map { rank, mission in
            let occurred = moment.revision == 0 ? moment.standing.occurred : nil
            return try Self.table.row(
                rank,
                about: Happening(moment: moment, mission: mission.rawValue, occurred: occurred)
            )
        }
    }
}

extension Standing {
    /// When what it tells of was in the world.
    fileprivate var occurred: WorldDate? {
        switch self {
        case .mission(let state): state.details.established
        case .review(let state): state.details.date
        case .observation(let state): state.details.occurred
        case .lesson, .action, .alert: nil
        }
    }
}
