import CLibPQ
import Logging

/// Passes the server's notices on to a logger.
final class NoticeLog {
    private let logger: Logger

    init(_ logger: Logger) {
        self.logger = logger
    }

    /// Must outlive the connection's last call.
    func attach(to connection: ConnectionHandle) {
        let receiver = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe PQsetNoticeReceiver(
            connection.pointer,
            { receiver, result in
                guard let receiver = unsafe receiver else { return }
                unsafe Unmanaged<NoticeLog>.fromOpaque(receiver).takeUnretainedValue().log(
                    PostgresError(result: result),
                    result
                )
            },
            receiver
        )
    }

    private func log(_ notice: PostgresError, _ result: OpaquePointer?) {
        let severity = unsafe PQresultErrorField(result, Int32(UInt8(ascii: "V"))).map { unsafe String(cString: $0) }
        logger.log(level: Self.level(severity ?? ""), "\(notice.message)", metadata: Self.metadata(notice))
    }

    /// The severity in its untranslated form (manual 34.3.2, PG_DIAG_SEVERITY_NONLOCALIZED).
    private static func level(_ severity: String) -> Logger.Level {
        switch severity {
        case "WARNING": .warning
        case "NOTICE": .notice
        case "INFO", "LOG": .info
        default: .debug
        }
    }

    private static func metadata(_ notice: PostgresError) -> Logger.Metadata {
        var metadata: Logger.Metadata = [:]
        metadata["sqlstate"] = notice.sqlState.map { "\($0)" }
        metadata["detail"] = notice.detail.map { "\($0)" }
        metadata["hint"] = notice.hint.map { "\($0)" }
        return metadata
    }
}
