package import EventSourcing
package import Foundation
import Synchronization

/// Collects the moments of many concurrent clients in one order that all of them agree with.
package final class HistoryRecorder: Sendable {
    private let moments = Mutex<[Moment]>([])

    package init() {}

    /// Call before the first byte is sent.
    package func appendAsked(_ commandID: UUID, streams: [StreamName]) -> Moment.Operation {
        note { .appendAsked($0, commandID: commandID, streams: streams) }
    }

    /// Call before the first byte is sent.
    package func readAsked() -> Moment.Operation {
        note { .readAsked($0) }
    }

    /// Call after the answer was received whole.
    package func answered(_ operation: Moment.Operation, _ answer: Answer) {
        _ = note { _ in .answered(operation, answer) }
    }

    package func followed(by follower: Int, after position: Position) {
        _ = note { _ in .followed(follower: follower, after: position) }
    }

    package func delivered(to follower: Int, _ entry: LogEntry) {
        _ = note { _ in .delivered(follower: follower, entry) }
    }

    /// How many moments were noted so far.
    package var count: Int { moments.withLock { $0.count } }

    /// Whether an append was acknowledged after the first `count` moments.
    package func hasAcknowledgement(after count: Int) -> Bool {
        moments.withLock { moments in
            moments.dropFirst(count).contains { if case .answered(_, .acknowledged) = $0 { true } else { false } }
        }
    }

    /// How far a follower came.
    package func lastDelivered(to follower: Int) -> Position {
        moments.withLock { moments in
            for case .delivered(follower, let entry) in moments.reversed() { return entry.position }
            return 0
        }
    }

    package func history(endingIn log: [LogEntry]) -> History {
        History(moments: moments.withLock { $0 }, log: log)
    }

    private func note(_ moment: (Moment.Operation) -> Moment) -> Moment.Operation {
        moments.withLock { moments in
            moments.append(moment(moments.count))
            return moments.count - 1
        }
    }
}
