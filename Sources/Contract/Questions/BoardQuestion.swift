package import Lessons
import Projections

/// Where the reform actions stand, those that are overdue first: of one mission, one owner, one category, or all.
package struct BoardQuestion: Question {
    package static let path = "board"

    package var mission: MissionCode?
    package var owner: String?
    package var category: ActionCategory?
    /// How many of the open ones, from 1 to 1,000; 20 where nothing is said.
    package var limit: Int?

    package init(
        mission: MissionCode? = nil,
        owner: String? = nil,
        category: ActionCategory? = nil,
        limit: Int? = nil
    ) {
        (self.mission, self.owner, self.category, self.limit) = (mission, owner, category, limit)
    }

    package func answer(at desk: Desk) async throws -> BoardAnswer {
        BoardAnswer(try await desk.side.board(of: try await scopes(at: desk), limit: limit ?? 20, asOf: desk.asOf))
    }

    /// Of one sort; several where people and offices are called the same.
    private func scopes(at desk: Desk) async throws -> [BoardScope] {
        let scopes: [[BoardScope]] = [
            mission.map { [.mission($0.rawValue)] } ?? [],
            try await desk.owners(called: owner.map { [$0] } ?? []).map { .owner($0) },
            category.map { [.category($0)] } ?? [],
        ]
        let named = scopes.filter { !$0.isEmpty }
        guard named.count <= 1 else { throw QuestionFault.several(["mission", "owner", "category"]) }
        return named.first ?? []
    }
}
