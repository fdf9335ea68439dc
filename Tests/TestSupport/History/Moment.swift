package import EventSourcing
package import Foundation

/// One thing that happened at the clients' side, in the order in which it happened.
///
/// `asked` is noted before anything is sent, and the answer after it was received, so that an answer that stands before
/// a question in the history was known before that question was put.
package enum Moment: Sendable {
    /// Names the operation that a later answer belongs to; unique in a history.
    package typealias Operation = Int

    /// One try to append one event to each of `streams`, in this order; a command may be tried several times.
    case appendAsked(Operation, commandID: UUID, streams: [StreamName])
    case readAsked(Operation)
    case answered(Operation, Answer)
    case followed(follower: Int, after: Position)
    case delivered(follower: Int, LogEntry)
}
