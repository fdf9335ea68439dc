import EventSourcing
import EventStore

extension EventStore {
    /// The whole log, read by position.
    func log() async throws -> [LogEntry] {
        var entries: [LogEntry] = []
        while true {
            let page = try await read(after: entries.last?.position ?? 0)
            if page.events.isEmpty { return entries }
            entries += page.events.map(LogEntry.init)
        }
    }
}
