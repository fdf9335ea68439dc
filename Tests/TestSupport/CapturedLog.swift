package import Logging
import Synchronization

/// Keeps whatever is logged, at every level.
package final class CapturedLog: Sendable {
    private struct Handler: LogHandler {
        let log: CapturedLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let metadata = metadata.merging(event.metadata ?? [:]) { $1 }
            let error = event.error.map { " \($0)" } ?? ""
            log.kept.withLock { $0.append("\(event.level) \(event.message) \(metadata)\(error)") }
        }
    }

    private let kept = Mutex<[String]>([])

    package init() {}

    /// One text each, with everything that was said beside it.
    package var lines: [String] { kept.withLock(\.self) }

    package var logger: Logger {
        Logger(label: "captured") { [self] _ in Handler(log: self) }
    }
}
