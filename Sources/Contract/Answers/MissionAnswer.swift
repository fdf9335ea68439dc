package import Lessons
package import Projections

/// A mission's page.
package struct MissionAnswer: Codable, Sendable {
    package struct OpenLesson: Codable, Sendable {
        package let reference: String
        package let state: String?
        package let title: String?
    }

    package let asOf: AsOfAnswer
    package let phase: MissionPhase
    package let state: MissionState
    /// nil where no observation of it ever stood.
    package let factors: MatrixMission?
    package let openLessons: [OpenLesson]
    package let board: BoardAnswer

    init(_ page: MissionPage) {
        (asOf, phase, state) = (AsOfAnswer(page.asOf), page.state.phase, page.state)
        (factors, board) = (page.matrix, BoardAnswer(page.board))
        openLessons = page.lessons.map {
            OpenLesson(reference: $0.reference, state: $0.text("state"), title: $0.text("title"))
        }
    }
}
