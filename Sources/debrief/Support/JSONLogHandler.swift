import EventSourcing
import FoundationEssentials
import Logging
import UseCases

/// Writes one object of JSON a line to standard error, for whatever collects logs.
struct JSONLogHandler: LogHandler {
    let label: String
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    init(label: String) {
        self.label = label
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues(\.description)
        line["time"] = Instant.now.description
        line["level"] = event.level.rawValue
        line["message"] = event.message.description
        line["logger"] = label
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(line) else { return }
        StandardError.write(String(decoding: data, as: UTF8.self) + "\n")
    }
}

extension Logger {
    /// What a server says of itself.
    static let server = Logger(label: "debrief", factory: { JSONLogHandler(label: $0) })
}
