import Logging

extension Logger {
    /// Says on standard error what somebody should know about, and nothing while all is well.
    static let commandLine: Logger = {
        var logger = Logger(label: "debrief", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .warning
        return logger
    }()
}
