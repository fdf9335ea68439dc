import EventSourcing
import Lessons

/// The reform actions, and how many of them stand in each cell of the board.
struct Actions: ReadModel {
    let name = "actions"
    let version: Int32 = 3
    let categories: Set = [ReformAction.category]
    var tables: [ReadTable] { [Self.table.definition, Self.board] }

    private static let table = TableOf<Entry<ReformActionState>>.register(
        "actions",
        language: { $0.details.language },
        columns: [
            .text("acceptance") { $0.state.acceptance.rawValue },
            .text("implementation") { $0.state.implementation.rawValue },
            .text("effect") { $0.state.effect?.rawValue },
            .text("category") { $0.state.details.category.rawValue },
            .text("track") { $0.state.details.track.rawValue },
            .text("office") { $0.state.details.owner?.office },
            .text("owner") { $0.state.details.owner?.person?.description },
            .text("due") { $0.state.details.due?.text },
            .time("overdue_after") { $0.state.overdueAfter },
            .small("percentage") { $0.state.progress?.percentage },
            .small("slips") { $0.state.slips.count },
            .truth("open") { $0.state.isOpen },
            .time("further_at") { $0.moment.clocks.further },
        ],
        isCounted: true,
        indexes: [
            // What is open, by its day: the board's first page.
            "(overdue_after, created, valid_from, valid_to) WHERE part = 0 AND open",
            "(mission, overdue_after, created, valid_from, valid_to) WHERE open",
        ]
    )

    private static let board = ReadTable("board", .counters(of: "actions", cells: BoardCell.count))

    func rows(of moment: Moment) throws -> [ReadRow] {
        guard case .action(let state) = moment.standing else { return [] }
        return try Entry.all(of: moment, state).map { entry in
            try Self.table.row(entry.rank, about: entry, counted: entry.counted)
        }
    }
}

extension Entry where State == ReformActionState {
    /// Once under its category and its owner, and under each mission.
    fileprivate var counted: Counted {
        let cell = BoardCell(
            acceptance: state.acceptance,
            implementation: state.implementation,
            sensitivity: state.details.sensitivity
        )
        var scopes = [BoardScope.mission(mission)]
        if rank == 0 {
            scopes.append(.category(state.details.category))
            if let office = state.details.owner?.office { scopes.append(.owner(office)) }
            if let person = state.details.owner?.person { scopes.append(.owner(person.description)) }
        }
        return Counted(scopes: scopes.map(\.text), cells: [cell.index])
    }
}
