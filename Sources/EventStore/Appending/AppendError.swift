package import EventSourcing
package import Foundation
package import Postgres

/// Why a request was not recorded, or why nobody knows.
package enum AppendError: Error, Sendable, Equatable {
    /// A stream is not where the request expected it; `actual` is nil where it has no event.
    case conflict(stream: StreamName, expected: ExpectedRevision, actual: Revision?)
    /// The command id stands for another command.
    case commandReused(UUID)
    /// No record can be made of it.
    case invalid(String)
    /// A request or a record is over its limit.
    case tooLarge(String)
    /// This machine's clock and the database's are more than five minutes apart.
    case clockSkew(String)
    /// The caller was cancelled before the request was sent: it is not recorded.
    case cancelled
    /// So much waits already that it was not taken: it is not recorded; it may be sent again, a little later.
    case overloaded(requests: Int, bytes: Int)
    /// It waited so long, in front of others' requests, and was never sent: it is not recorded; it may be sent again.
    case timedOut(Duration)
    /// It is not recorded; it may be sent again.
    case unavailable(PostgresError)
    /// The database went away with the request: it may be recorded or not. Sent again with the same command id, it is
    /// recorded once.
    case outcomeUnknown(PostgresError)
}

extension AppendError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .conflict(let stream, let expected, let actual):
            "\(stream) is \(actual.map { "at revision \($0)" } ?? "absent"), not \(expected.words)"
        case .commandReused(let id): "the command id \(id.uuidString.lowercased()) stands for another command"
        case .invalid(let reason): "it cannot be recorded: \(reason)"
        case .tooLarge(let reason): reason
        case .clockSkew(let reason): reason
        case .cancelled: "it was cancelled before it was sent; nothing is recorded"
        case .overloaded(let requests, let bytes):
            "\(requests) requests (\(bytes) bytes) wait to be recorded already, and this one is not: try again"
        case .timedOut(let patience): "it waited \(patience) and was not sent; nothing is recorded: try again"
        case .unavailable(let error): "the database cannot record it now, and did not: \(error.message)"
        case .outcomeUnknown(let error):
            "the database went away while recording it (\(error.message)): send it again with the same command id"
        }
    }
}

extension ExpectedRevision {
    fileprivate var words: String {
        switch self {
        case .absent: "absent"
        case .exists: "there"
        case .any: "anywhere"
        case .exact(let revision): "at revision \(revision)"
        }
    }
}
