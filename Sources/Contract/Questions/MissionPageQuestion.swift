package import Lessons
import Projections
import UseCases

/// A mission on one page: state, objectives, strength, open lessons, actions, factors, assessments.
package struct MissionPageQuestion: Question {
    package static let path = "missions/{mission}"

    package var mission: MissionCode

    package init(mission: MissionCode) {
        self.mission = mission
    }

    package func answer(at desk: Desk) async throws -> MissionAnswer {
        // Who opens what is strictly confidential is recorded, here as where its history is shown.
        let history = try await desk.ledger.history(of: mission.stream, as: Mission.self, asOf: desk.asOf.position)
        guard !history.isEmpty, let page = try await desk.side.mission(mission.rawValue, asOf: desk.asOf) else {
            throw LedgerError.absent(mission.stream)
        }
        return MissionAnswer(page)
    }
}
