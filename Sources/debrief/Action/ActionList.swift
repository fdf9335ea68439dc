import ArgumentParser
import Contract
import Lessons
import UseCases

struct ActionList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the reform actions, the newest first.",
        discussion: "Example: debrief action list --mine --overdue --sort due"
    )

    @Option(name: .customLong("state"), help: "In this state; may be given again.")
    var states: [ReformAction.Phase] = []

    @Option(name: .customLong("acceptance"), help: "So answered; may be given again.")
    var acceptances: [Acceptance] = []

    @Option(name: .customLong("implementation"), help: "So far carried out; may be given again.")
    var implementations: [Implementation] = []

    @Option(name: .customLong("category"), help: "Of this category; may be given again.")
    var categories: [ActionCategory] = []

    @Option(name: .customLong("track"), help: "Carried out there.")
    var tracks: [ActionTrack] = []

    @Option(
        name: .customLong("owner"),
        help: ArgumentHelp("Of this office or person, by name or id; may be given again.", valueName: "owner")
    )
    var owners: [String] = []

    @Flag(
        help:
            "Those alone that you answer for: you are --by, $DEBRIEF_ACTOR or this machine's user, or who is signed in."
    )
    var mine = false

    @Option(name: .customLong("by"), help: ArgumentHelp("Who you are: a person's name or id.", valueName: "person"))
    var actor: String?

    @Flag(help: "Those alone whose day has passed and that are neither done nor set aside.")
    var overdue = false

    @Option(help: ArgumentHelp("Open, and no further for so many days, whatever was said.", valueName: "days"))
    var stalled: Int?

    @OptionGroup var options: ListOptions

    func run() async throws {
        var owners = owners
        if mine { owners.append(try await whoAsks()) }
        try await options.list(ReformAction.self) { asked in
            asked.state = states.map(\.rawValue)
            asked.acceptance = acceptances
            asked.implementation = implementations
            asked.category = categories
            asked.track = tracks
            asked.owner = owners
            asked.overdue = overdue
            asked.stalled = stalled
        }
    }

    /// The id of who asks.
    private func whoAsks() async throws -> String {
        let ledger = options.readSide.ledger
        guard let remote = try ledger.remote() else {
            return try await ledger.withDesk { try await Actor(named: actor, at: $0).id.description }
        }
        guard actor == nil else { throw Failure.actorSignedIn }
        return try await remote.answer(OwnAccessQuestion()).person
    }
}
