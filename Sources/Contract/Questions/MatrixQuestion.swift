package import Lessons
package import Projections

/// The factors by missions: failures against what worked. No missions are all that there are.
package struct MatrixQuestion: Question {
    package static let path = "matrix"

    package var mission: [MissionCode]

    package init(mission: [MissionCode] = []) {
        self.mission = mission
    }

    package func answer(at desk: Desk) async throws -> MatrixAnswer {
        let matrix = try await desk.side.matrix(missions: mission.map(\.rawValue), asOf: desk.asOf)
        return MatrixAnswer(
            asOf: AsOfAnswer(matrix.asOf),
            missions: matrix.missions.filter { $0.gaps + $0.strengths > 0 }
        )
    }
}

/// How many observations of each mission name each factor.
package struct MatrixAnswer: Codable, Sendable {
    package let asOf: AsOfAnswer
    package let missions: [MatrixMission]
}
