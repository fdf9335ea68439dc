import ArgumentParser
import Contract
import Lessons
import Projections
import Wording

struct BoardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "board",
        abstract: "Show where the reform actions stand, those that are overdue first.",
        discussion: "Example: debrief board --mission MINUSMA --as-of 2026-06-30"
    )

    @Option(help: ArgumentHelp("Of this mission.", valueName: "code"))
    var mission: MissionCode?

    @Option(help: ArgumentHelp("Of this office or person, by name or id.", valueName: "owner"))
    var owner: String?

    @Option(help: "Of this category.")
    var category: ActionCategory?

    @Option(help: ArgumentHelp("How many of the open ones, from 1 to 1000.", valueName: "number"))
    var limit = 20

    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        let scopes = [mission != nil, owner != nil, category != nil].filter(\.self)
        guard scopes.count <= 1 else { throw ValidationError("take one of --mission, --owner and --category") }
    }

    func run() async throws {
        let question = BoardQuestion(mission: mission, owner: owner, category: category, limit: limit)
        let board = try await readSide.ask(question)
        let names = output.json ? [:] : try await readSide.ledger.names(of: board.open.compactMap(\.owner))
        try ShownBoard(board: board, names: names).print(asJSON: output.json)
    }
}

/// A board with the names of the people on it.
private struct ShownBoard: Answer {
    let board: BoardAnswer
    /// By their ids.
    let names: [String: String]

    func encode(to encoder: any Encoder) throws { try board.encode(to: encoder) }

    var text: String {
        let top = board.asOf.heading
        guard !board.counts.isEmpty else { return top + Absence.actions.words(in: .ofThisUser) }
        return top + grid + "\n\n" + list
    }

    private var grid: String {
        let columns = Implementation.allCases
        var table = Table(headings: [""] + columns.map { $0.words(in: .ofThisUser) })
        for acceptance in Acceptance.allCases {
            let cells = columns.map { implementation in
                board.counts.first { $0.acceptance == acceptance && $0.implementation == implementation }?.count ?? 0
            }
            guard cells.contains(where: { $0 > 0 }) else { continue }
            table.add(row: [acceptance.words(in: .ofThisUser)] + cells.map { $0 == 0 ? "·" : String($0) })
        }
        return table.text(width: max(Terminal.width, 100))
    }

    private var list: String {
        guard !board.open.isEmpty else { return Absence.openActions.words(in: .ofThisUser) }
        var table = Table(labels: nil, .due, .overdue, .slips, .silent, .percentage, .owner, .what)
        let stalled = Mark.stalled.words(in: .ofThisUser)
        for action in board.open {
            table.add(
                action.reference,
                action.due ?? "",
                action.overdueDays.map { Language.ofThisUser.days($0) } ?? "",
                action.slips.map { $0 == 0 ? "" : String($0) } ?? "",
                action.silentDays.map { Language.ofThisUser.days($0) + (action.stalled ? ", \(stalled)" : "") } ?? "",
                action.percentage.map(String.init) ?? "",
                action.owner.map { (names[$0] ?? $0).cut(to: 24) } ?? "",
                action.what ?? ""
            )
        }
        let lines = table.text(width: Terminal.width).split(separator: "\n").map(String.init)
        return zip(lines, [nil] + board.open.map { $0 as BoardAnswer.Action? }).map { line, action in
            action?.overdueDays == nil ? line : Colour.red.paint(line)
        }.joined(separator: "\n")
    }
}
