import EventSourcing
import EventStore
import Foundation
package import Lessons
import Postgres

extension ReadSide {
    /// All that a mission's page says; nil where there was no such mission.
    ///
    /// - Throws: `PostgresError`; `DecodingError`.
    package func mission(_ code: String, asOf: AsOf) async throws -> MissionPage? {
        var filter = ListFilter()
        filter.missions = [code]
        let conditions = filter.conditions(on: .missions, asOf: asOf, in: self)
        let found: (page: String, changed: Instant?)? = try await pool.withSession { session in
            try session.query(
                "SELECT t.page, t.changed_at FROM \(sql: table("missions")) t WHERE \(sql: .joined(conditions)) LIMIT 1"
            ).first.map { (try $0.decode(0), try $0.instant(1)) }
        }
        guard let found else { return nil }
        var state = try JSONDecoder().decode(MissionState.self, from: Data(found.page.utf8))
        // What was recorded here by then was known by then, whatever its dates.
        if let knownBy = asOf.knownBy, found.changed.map({ $0 <= knownBy }) != true { state = state.known(by: knownBy) }
        var open = filter
        open.states = Lesson.Phase.allCases.filter(\.isOpen).map(\.rawValue)
        var alerts = filter
        alerts.states = Alert.Phase.allCases.filter(\.isOpen).map(\.rawValue)
        return MissionPage(
            asOf: asOf,
            state: state,
            matrix: try await matrix(missions: [code], asOf: asOf).missions.first,
            lessons: try await list(.lessons, where: open, limit: 50, asOf: asOf).rows,
            board: try await board(of: [.mission(code)], asOf: asOf),
            alerts: try await list(.alerts, where: alerts, limit: 50, asOf: asOf).rows
        )
    }
}

/// A mission on one page.
package struct MissionPage: Sendable {
    package let asOf: AsOf
    package let state: MissionState
    /// How many of its observations stand, by factor; nil where none ever did.
    package let matrix: MatrixMission?
    /// Those that are not learned yet, and not given up; the newest 50.
    package let lessons: [ListedRow]
    package let board: Board
    /// Those that nobody has confirmed or dismissed; the newest 50.
    package let alerts: [ListedRow]
}

extension Alert.Phase {
    /// Whether somebody has still to look into it.
    package var isOpen: Bool {
        switch self {
        case .raised, .acknowledged: true
        case .confirmed, .dismissed: false
        }
    }
}

extension Lesson.Phase {
    /// Whether something is still to be done about it.
    package var isOpen: Bool {
        switch self {
        case .proposed, .analysed, .identified, .tasked, .implemented, .notEffective: true
        case .declined, .learned, .superseded: false
        }
    }
}
