package import Lessons
package import Projections

/// A mission's page.
package struct MissionAnswer: Codable, Sendable {
    package struct OpenLesson: Codable, Sendable {
        package let reference: String
        package let state: String?
        package let title: String?
    }

    package struct OpenAlert: Codable, Sendable {
        package let reference: String
        package let state: String?
        /// In no language: `early_warning MINUSMA leadership`.
        package let title: String?
        /// Whether nobody acknowledged it in time.
        package let escalated: Bool
    }

    package let asOf: AsOfAnswer
    package let phase: MissionPhase
    package let state: MissionState
    /// nil where no observation of it ever stood.
    package let factors: MatrixMission?
    package let openLessons: [OpenLesson]
    package let board: BoardAnswer
    package let openAlerts: [OpenAlert]

    init(_ page: MissionPage) {
        (asOf, phase, state) = (AsOfAnswer(page.asOf), page.state.phase, page.state)
        (factors, board) = (page.matrix, BoardAnswer(page.board))
        openLessons = page.lessons.map {
            OpenLesson(reference: $0.reference, state: $0.text("state"), title: $0.text("title"))
        }
        openAlerts = page.alerts.map { row in
            OpenAlert(
                reference: row.reference,
                state: row.text("state"),
                title: row.text("title"),
                escalated: row.isEscalated(page.asOf)
            )
        }
    }
}
