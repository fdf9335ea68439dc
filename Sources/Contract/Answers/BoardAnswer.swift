package import Projections

/// The reform actions at a glance.
package struct BoardAnswer: Codable, Sendable {
    package struct Action: Codable, Sendable {
        package let reference: String
        package let id: String?
        package let acceptance: String?
        package let implementation: String?
        package let due: String?
        package let overdueDays: Int64?
        package let slips: Int64?
        package let silentDays: Int64?
        package let stalled: Bool
        package let percentage: Int64?
        package let owner: String?
        package let what: String?
    }

    package let asOf: AsOfAnswer
    package let counts: [BoardCount]
    package let open: [Action]

    init(_ board: Board) {
        (asOf, counts) = (AsOfAnswer(board.asOf), board.counts.filter { $0.count > 0 })
        open = board.open.map { row in
            Action(
                reference: row.reference,
                id: row.text("id"),
                acceptance: row.text("acceptance"),
                implementation: row.text("implementation"),
                due: row.text("due"),
                overdueDays: row.overdueDays(board.asOf),
                slips: row.number("slips"),
                silentDays: row.silentDays(board.asOf),
                stalled: row.isStalled(board.asOf),
                percentage: row.number("percentage"),
                owner: row.text("office") ?? row.text("owner"),
                what: row.text("title")
            )
        }
    }
}
