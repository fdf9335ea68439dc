import EventSourcing
import Lessons

/// The observations, by factor too, and how many of them fall into each cell of the matrix.
struct Observations: ReadModel {
    let name = "observations"
    let version: Int32 = 4
    let categories: Set = [Observation.category]
    var tables: [ReadTable] { [Self.observations.definition, Self.factors.definition, Self.matrix] }

    private static let observations = TableOf<Entry<ObservationState>>.register(
        "observations",
        language: { $0.details.language },
        columns: [
            .text("kind") { $0.state.details.kind.rawValue },
            .small("severity") { $0.state.details.severity?.level },
            .text("occurred") { $0.state.details.occurred.text },
            .time("occurred_from") { $0.state.details.occurred.earliest },
            .time("occurred_to") { $0.state.details.occurred.latest },
            .text("place") { $0.state.details.place?.name },
            .text("rating") { $0.state.details.rating?.description },
            .texts("factors") { $0.state.details.factors.map(\.rawValue) },
            .texts("consequences") { $0.state.details.consequences.map(\.rawValue) },
            .text("recorder") { $0.state.recorder?.description },
        ],
        isCounted: true,
        indexes: [
            "(mission, kind, severity, created DESC, valid_from, valid_to)",
            "(occurred_from, created, valid_from, valid_to) WHERE part = 0",
            ReadTable.byID,
        ]
    )

    /// One row a factor and mission, so that a list by factor is a walk along one index.
    private static let factors = TableOf<(entry: Entry<ObservationState>, factor: Factor)>(
        "observation_factors",
        columns: [
            .text("factor") { $0.factor.rawValue },
            .text("mission") { $0.entry.mission },
            .small("rank") { $0.entry.rank },
        ],
        indexes: [
            "(mission, factor, created DESC, valid_from, valid_to)",
            "(factor, created DESC, valid_from, valid_to) WHERE rank = 0",
        ]
    )

    private static let matrix = ReadTable("matrix", .counters(of: "observations", cells: MatrixCell.count))

    func rows(of moment: Moment) throws -> [ReadRow] {
        guard case .observation(let state) = moment.standing else { return [] }
        return try Entry.all(of: moment, state).flatMap { entry in
            let row = try Self.observations.row(entry.rank, about: entry, counted: entry.counted)
            // A factor's place among all, so that its rows keep their part whatever comes before it in the list.
            let factors = try state.details.factors.map { factor in
                try Self.factors.row(entry.rank * 100 + factor.place, about: (entry, factor))
            }
            return [row] + factors
        }
    }
}

extension Entry where State == ObservationState {
    /// In its mission's cells; what names several missions counts once under each, and what is counted more than once in
    /// all is counted under `MatrixCell.again` too, to be taken off.
    fileprivate var counted: Counted? {
        guard state.phase.stands else { return nil }
        let details = state.details
        let factors: [Factor?] = [nil] + details.factors.map { $0 }
        return Counted(
            scopes: rank == 0 ? [mission] : [mission, MatrixCell.again],
            cells: factors.map { factor in
                MatrixCell(factor: factor, kind: details.kind, sensitivity: details.sensitivity).index
            }
        )
    }
}

extension Severity {
    /// From 0, the least grave.
    var level: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Factor {
    /// In the matrix, from 1. New factors come at the end, or the rows that stand would mean others.
    var place: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}
