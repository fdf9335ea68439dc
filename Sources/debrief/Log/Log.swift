import ArgumentParser
import Contract
import EventSourcing
import EventStore
import FoundationEssentials
import Glibc
import Lessons
import UseCases

struct Log: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the organisation's events, in the order in which they were recorded.",
        discussion: """
            The last 20 unless --after names a position. --follow waits for more until it is interrupted.

            Example: debrief log --follow --type observation.recorded
            """
    )

    @Option(help: ArgumentHelp("Begin behind this position.", valueName: "position"))
    var after: Int64?

    @Option(help: ArgumentHelp("Events of this type alone; may be given several times.", valueName: "type"))
    var type: [String] = []

    @Option(help: ArgumentHelp("Events of this mission alone; may be given several times.", valueName: "code"))
    var mission: [MissionCode] = []

    @Flag(help: "Go on as events are recorded.")
    var follow = false

    @Flag(help: "Print the records as they are stored, one a line; --json does the same.")
    var raw = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let after, after < 0 { throw ValidationError("--after is at least 0") }
    }

    func run() async throws {
        try await ledger.withDesk { desk in
            let position = try await print(from: after, desk)
            guard follow else { return }
            // Who reads through a pipe waits for each event as who reads on a terminal does.
            fflush(nil)
            for try await page in desk.store.follow(after: position, where: filter) {
                try await print(page.events, desk)
                fflush(nil)
            }
        }
    }

    private var filter: EventFilter {
        EventFilter(
            types: type.isEmpty ? nil : Set(type),
            missions: mission.isEmpty ? nil : Set(mission.map(\.rawValue))
        )
    }

    /// - Returns: how far the log was printed.
    private func print(from after: Position?, _ desk: Desk) async throws -> Position {
        let head = try await desk.store.head().position
        guard let after else {
            try await print(try await last(20, before: head + 1, desk), desk)
            return head
        }
        for try await page in desk.store.pages(after: after, through: head, where: filter) {
            try await print(page.events, desk)
        }
        return max(head, after)
    }

    private func last(_ count: Int, before position: Position, _ desk: Desk) async throws -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        var position = position
        while events.count < count, position > 1 {
            let page = try await desk.store.readBackwards(before: position, where: filter)
            events += page.events
            position = page.position
        }
        return events.prefix(count).reversed()
    }

    private func print(_ events: [RecordedEvent], _ desk: Desk) async throws {
        guard !raw, !output.json else {
            for event in events { Swift.print(event.line) }
            return
        }
        let references = try await desk.ledger.references(in: events.map(\.stream.rawValue))
        let people = try await desk.people.all()
        let names = Dictionary(people.map { ($0.id.uuid, $0.name) }) { first, _ in first }
        for event in events {
            let reference = references[event.stream.id]?.text ?? "\(event.stream.category)/\(event.stream.id.prefix(8))"
            let who = (names[event.actor] ?? nil) ?? event.actor.uuidString.lowercased()
            Swift.print(
                String(event.position).padded(to: 8) + event.recordedAt.description.toSeconds.padded(to: 21)
                    + reference.padded(to: 20) + event.type.padded(to: 32) + who
            )
        }
    }
}
