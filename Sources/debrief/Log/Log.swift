import ArgumentParser
import Client
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

    @Option(
        help: ArgumentHelp(
            "Events recorded under this mission alone, the first that a thing names; may be given several times.",
            valueName: "code"
        )
    )
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
        if let remote = try ledger.remote() { return try await run(on: remote) }
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

    private func run(on remote: RemoteServer) async throws {
        var names = LogNames()
        var position = after
        while true {
            let page = try await remote.events(after: position, types: type, missions: mission.map(\.rawValue))
            let lines = page.lines.compactMap(LogLine.init)
            try await names.learn(of: lines, from: remote)
            print(lines, names)
            position = page.position
            guard !page.hasMore else { continue }
            guard follow else { return }
            fflush(nil)
            try await Task.sleep(for: .seconds(1))
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
            try await print(try await desk.ledger.newest(20, before: head + 1, where: filter), desk)
            return head
        }
        for try await page in desk.store.pages(after: after, through: head, where: filter) {
            try await print(page.events, desk)
        }
        return max(head, after)
    }

    private func print(_ events: [RecordedEvent], _ desk: Desk) async throws {
        let lines = events.map(LogLine.init)
        var names = LogNames()
        if !raw, !output.json { try await names.learn(of: lines, at: desk) }
        print(lines, names)
    }

    private func print(_ lines: [LogLine], _ names: LogNames) {
        for line in lines { Swift.print(raw || output.json ? line.record : names.words(for: line)) }
    }
}
