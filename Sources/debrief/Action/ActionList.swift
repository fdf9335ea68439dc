import ArgumentParser
import EventSourcing
import Lessons
import UseCases
import Wording

struct ActionList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the reform actions, those that are due first on top.",
        discussion: "Example: debrief action list --mine --overdue"
    )

    @Flag(help: "Those alone that you answer for: you are --by, $DEBRIEF_ACTOR or this machine's user.")
    var mine = false

    @Flag(help: "Those alone whose day has passed and that are neither done nor set aside.")
    var overdue = false

    @Option(name: .customLong("by"), help: ArgumentHelp("Who you are: a person's name or id.", valueName: "person"))
    var actor: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await ledger.withLedger { open in
            let me = mine ? try await Actor(named: actor, among: open.people).id : nil
            let now = Instant.now
            var rows: [ActionRow] = []
            try await open.ledger.forEach(ReformAction.self) { dossier in
                guard let state = dossier.state, me == nil || state.details.owner?.person == me,
                    !overdue || state.isOverdue(at: now)
                else { return }
                rows.append(ActionRow(dossier.thing, state, at: now))
            }
            try ActionRows(actions: rows.sorted { $0.dueBefore < $1.dueBefore }).print(asJSON: output.json)
        }
    }
}

/// A reform action in a list.
private struct ActionRow: Encodable {
    let reference: String
    let id: String
    let acceptance: String
    let implementation: String
    let due: String?
    let overdue: Bool
    let office: String?
    let owner: String?
    let what: String

    init(_ thing: Thing, _ state: ReformActionState, at now: Instant) {
        reference = thing.reference.text
        id = thing.stream.id
        acceptance = state.acceptance.rawValue
        implementation = state.implementation.rawValue
        due = state.details.due?.text
        overdue = state.isOverdue(at: now)
        office = state.details.owner?.office
        owner = state.details.owner?.person?.description
        what = state.details.what
    }

    /// Those without a day come last.
    var dueBefore: String { due ?? "~" }
}

private struct ActionRows: Answer {
    let actions: [ActionRow]

    var text: String {
        guard !actions.isEmpty else { return "none" }
        var table = Table("", "due", "acceptance", "implementation", "office", "what")
        for action in actions {
            let due = (action.due ?? "") + (action.overdue ? " overdue" : "")
            table.add(action.reference, due, action.acceptance, action.implementation, action.office ?? "", action.what)
        }
        return table.text(width: Terminal.width)
    }
}
