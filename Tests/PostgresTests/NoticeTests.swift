import Logging
import Postgres
import Synchronization
import Testing

@Suite(.throttled, .timeLimit(.minutes(5)))
struct NoticeTests {
    private struct Entry: Sendable, Equatable {
        let level: Logger.Level
        let message: String
        let state: String?
    }

    /// Keeps what is logged.
    private final class Recorder: LogHandler, Sendable {
        private let entries: Mutex<[Entry]> = Mutex([])
        var all: [Entry] { entries.withLock { $0 } }
        var logLevel: Logger.Level {
            get { .trace }
            set {}
        }
        var metadata: Logger.Metadata {
            get { [:] }
            set {}
        }
        subscript(metadataKey _: String) -> Logger.Metadata.Value? {
            get { nil }
            set {}
        }

        func log(event: LogEvent) {
            let state = event.metadata?["sqlstate"].map { "\($0)" }
            entries.withLock { $0.append(Entry(level: event.level, message: "\(event.message)", state: state)) }
        }
    }

    @Test func noticesGoToTheLog() async throws {
        let recorder = Recorder()
        try await TestServer.withPool(size: 1, logger: Logger(label: "notices") { _ in recorder }) { pool in
            try await pool.withSession { session in
                try session.script("set client_min_messages = debug1")
                for level in ["warning", "notice", "info", "log", "debug"] {
                    try session.script("do $$ begin raise \(level) 'a %', '\(level)' using errcode = 'D1234'; end $$")
                }
            }
        }
        let expected: [(Logger.Level, String)] = [
            (.warning, "warning"), (.notice, "notice"), (.info, "info"), (.info, "log"), (.debug, "debug"),
        ]
        let entries = recorder.all.filter { $0.state == "D1234" }
        #expect(entries == expected.map { Entry(level: $0, message: "a \($1)", state: "D1234") })
    }
}
