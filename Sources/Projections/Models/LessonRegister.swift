import EventSourcing
import Lessons

/// The lessons.
struct LessonRegister: ReadModel {
    let name = "lessons"
    let version: Int32 = 4
    let categories: Set = [Lesson.category]
    var tables: [ReadTable] { [Self.table.definition] }

    private static let table = TableOf<Entry<LessonState>>.register(
        "lessons",
        language: { $0.details.language },
        columns: [
            .text("kind") { $0.state.details.kind.rawValue },
            .truth("contested") { $0.state.isContested },
            .text("review_on") { $0.state.reviewOn?.text },
            .time("lapsed_after") { $0.state.lapsedAfter },
            .texts("factors") { $0.state.details.factors.map(\.rawValue) },
            .small("observations") { $0.state.details.observations.count },
            .small("actions") { $0.state.actions.count },
        ],
        indexes: [ReadTable.byID]
    )

    func rows(of moment: Moment) throws -> [ReadRow] {
        guard case .lesson(let state) = moment.standing else { return [] }
        return try Entry.all(of: moment, state).map { try Self.table.row($0.rank, about: $0) }
    }
}
