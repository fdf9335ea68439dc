import ArgumentParser
import EventSourcing
import EventStore
import Lessons
import UseCases
import Wording

struct History: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show everything that happened to one thing.",
        discussion: """
            Two times stand beside each event: when it was recorded, which the log proves, and when it was given, which its \
            author says.

            Example: debrief history L-1
            """
    )

    @Argument(help: "The thing: O-42, L-12, A-7, R-3, a mission's code, an id or the beginning of it.")
    var thing: Reference

    @Flag(help: "Print the records as they are stored, one a line.")
    var raw = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await ledger.withLedger { open in
            let stream = try await open.ledger.resolve(thing)
            if raw {
                for event in try await open.store.load(stream.stream) { Swift.print(event.line) }
            } else {
                try await print(stream, open)
            }
        }
    }

    private func print(_ stream: StreamRevision, _ open: OpenLedger) async throws {
        switch Noun(rawValue: String(stream.stream.category)) {
        case .mission: try await print(stream, as: Mission.self, open)
        case .review: try await print(stream, as: Review.self, open)
        case .observation: try await print(stream, as: Observation.self, open)
        case .lesson: try await print(stream, as: Lesson.self, open)
        case .action: try await print(stream, as: ReformAction.self, open)
        case nil: throw LedgerError.unknown(thing)
        }
    }

    private func print<Subject: Aggregate>(
        _ stream: StreamRevision,
        as subject: Subject.Type,
        _ open: OpenLedger
    ) async throws where Subject.Event: WordedEvent {
        let history = try await open.ledger.history(of: stream.stream, as: subject)
        let names = try await open.names(in: history.compactMap(\.recorded.record))
        // What it was is told by its first record, which may have been redacted.
        let title = subject.headline(of: subject.fold(history.compactMap(\.event)))?.title ?? "redacted"
        let page = HistoryPage(
            reference: Reference(stream).text,
            title: title,
            events: history.map { HistoryLine($0, names) }
        )
        try page.print(asJSON: output.json)
    }
}

extension RecordedEvent {
    /// The record; where it was redacted, what the log still tells, as JSON too.
    var line: String {
        record
            ?? #"{"position":"\#(position)","recordedtime":"\#(recordedAt)","type":"\#(type)","subject":"\#(stream)","redacted":true}"#
    }
}
