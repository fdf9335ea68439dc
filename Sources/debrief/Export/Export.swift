import ArgumentParser
import Contract
import EventStore
import Lessons
import UseCases

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
        try await ledger.withDesk { desk in
            switch matter {
            case .missions: try await write(Mission.self, desk)
            case .reviews: try await write(Review.self, desk)
            case .observations: try await write(Observation.self, desk)
            case .lessons: try await write(Lesson.self, desk)
            case .actions: try await write(ReformAction.self, desk)
            case .events: try await writeEvents(desk.store)
            }
        }
    }

    private func write<Subject: Aggregate>(_ subject: Subject.Type, _ desk: Desk) async throws {
        let columns = ExportedRow.columns(of: subject)
        let source = try await desk.store.source()
        if csv { print(columns.joined(separator: ",")) }
        try await desk.ledger.forEach(subject) { dossier in
            guard let row = try ExportedRow(dossier, source: source) else { return }
            print(csv ? try row.csv(columns) : try row.json)
        }
    }

    private func writeEvents(_ store: EventStore) async throws {
        var position: Int64 = 0
        while true {
            let lines = try await store.lines(after: position)
            guard !lines.isEmpty else { return }
            for line in lines { print(line) }
            position += Int64(lines.count)
        }
    }
}
