import ArgumentParser
import Lessons
import UseCases

struct Sync: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send what was written with debrief observe --offline.",
        discussion: """
            The oldest goes first, and each is recorded once, however often the line breaks: give the command again, and it \
            goes on. What is refused stays with its reason and doesn't hold up the rest; --edit writes it anew, for where \
            --server or --organisation says if one is given, --drop throws it away, and --undo brings back the one that was \
            dropped last. What is meant for another server or organisation waits until this goes there.

            Example: debrief sync --list
            Example: debrief sync --edit 0f1e2d3c --mission MINUSMA
            """
    )

    @Flag(help: "Show what waits, and send nothing.")
    var list = false

    @Option(help: ArgumentHelp("Throw one away: its id or the beginning of it.", valueName: "id"))
    var drop: String?

    @Flag(help: "Bring back what was dropped last.")
    var undo = false

    @Option(help: ArgumentHelp("Write one anew: the fields that are given, else all in $EDITOR.", valueName: "id"))
    var edit: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Fields, for --edit") var fields: ObservationOptions

    var outbox: Outbox { Outbox() }

    func validate() throws {
        guard [list, undo, drop != nil, edit != nil].count(where: { $0 }) <= 1 else {
            throw ValidationError("--list, --drop, --undo and --edit go one at a time")
        }
    }

    func run() async throws {
        let changes = try OutboxChanges(fields)
        guard edit != nil || changes.isEmpty else {
            throw Failure(.usage, "The fields of an observation go with --edit ID: say which is to be written anew.")
        }
        if list {
            try OutboxList(try outbox.files()).print(asJSON: output.json)
        } else if let drop {
            try await discard(drop)
        } else if undo {
            try await takeBack()
        } else if let edit {
            try await rewrite(edit, changes)
        } else {
            try await send()
        }
    }

    private func send() async throws {
        let here = try Destination(ledger)
        var delivery = Carrier.Delivery()
        if try outbox.files().contains(where: { $0.entry?.isMeant(for: here) == true }) {
            delivery = try await outbox.exclusively { try await deliver(to: here) }
        }
        let answer = SyncAnswer(delivery.sent, left: try outbox.files(), here)
        try answer.print(asJSON: output.json)
        if let interruption = delivery.interruption { throw Failure(interrupted: interruption, answer) }
        if let complaint = answer.complaint { throw complaint }
    }

    private func deliver(to here: Destination) async throws -> Carrier.Delivery {
        let files = try outbox.files().filter { $0.entry?.isMeant(for: here) == true }
        do {
            if let remote = try ledger.remote() { return try await Carrier(remote).deliver(files) }
            return try await ledger.withDesk { desk in try await Carrier(desk).deliver(files) }
        } catch {
            guard let failure = Failure(error) else { throw error }
            return Carrier.Delivery(interruption: failure)
        }
    }
}

extension Failure {
    /// What ended it before everything was sent.
    fileprivate init(interrupted reason: Failure, _ answer: SyncAnswer) {
        let left = (answer.waiting + answer.refused.count).waiting
        self.init(
            reason.kind == .notPermitted ? .notPermitted : .unavailable,
            "\(answer.sent.count) sent, \(left): \(reason.sentence) Give debrief sync again then: it goes on from there."
        )
    }
}
