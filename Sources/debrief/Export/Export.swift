import ArgumentParser
import Client
import Contract
import EventStore
import Projections

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write out what is here, to be read by people, spreadsheets and debrief import.",
        discussion: """
            Things are written as they stand now, in the form in which they are imported; events as they are stored. In CSV, \
            an apostrophe stands before what a spreadsheet would take for a formula, and import takes it away.

            Example: debrief export observations --csv > observations.csv
            """
    )

    enum Matter: String, CaseIterable, ExpressibleByArgument {
        case missions
        case reviews
        case observations
        case lessons
        case actions
        case events
    }

    @Argument(help: "missions, reviews, observations, lessons, actions or events.")
    var matter: Matter

    @Flag(help: "Write CSV (not of events).")
    var csv = false

    @OptionGroup var ledger: LedgerOptions

    func validate() throws {
        if csv, matter == .events { throw ValidationError("events are JSON: leave --csv out") }
    }

    func run() async throws {
        guard let register = Register(rawValue: matter.rawValue) else { return try await writeEvents() }
        if let remote = try ledger.remote() {
            try await remote.export(register, asCSV: csv) { StandardOutput.write($0) }
        } else {
            try await ledger.withDesk { desk in
                var export = try RegisterExport(register, asCSV: csv, at: desk)
                while let lines = try await export.next() { for line in lines { print(line) } }
            }
        }
    }

    private func writeEvents() async throws {
        if let remote = try ledger.remote() { return try await writeEvents(of: remote) }
        try await ledger.withDesk { desk in
            var position: Int64 = 0
            while true {
                let lines = try await desk.store.lines(after: position)
                guard !lines.isEmpty else { return }
                for line in lines { print(line) }
                position += Int64(lines.count)
            }
        }
    }

    private func writeEvents(of remote: RemoteServer) async throws {
        var position: Int64 = 0
        while true {
            let page = try await remote.events(after: position, types: [], missions: [])
            for line in page.lines { print(line) }
            guard page.hasMore else { return }
            position = page.position
        }
    }
}
