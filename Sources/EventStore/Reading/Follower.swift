import EventSourcing
import Logging
package import Postgres

/// The log from a position on, history first, then live, without a gap or a repeat; it ends when its task is cancelled.
package struct Follower: AsyncSequence, Sendable {
    package typealias Element = EventPage

    let store: EventStore
    let after: Position
    let limit: Int
    let filter: EventFilter

    package func makeAsyncIterator() -> Iterator {
        Iterator(follower: self)
    }

    package struct Iterator: AsyncIteratorProtocol {
        private let follower: Follower
        private let wakes: LogSignal.Subscription
        private var position: Position

        init(follower: Follower) {
            self.follower = follower
            position = follower.after
            wakes = follower.store.signal.subscribe()
        }

        /// The next page; it has events unless the filter left them out.
        /// - Throws: `ReadError`; `PostgresError`; `CancellationError`.
        package mutating func next() async throws -> EventPage? {
            while true {
                try Task.checkCancellation()
                if let page = try await page(), page.position > position {
                    position = page.position
                    return page
                }
                await wakes.wait()
            }
        }

        /// nil while the server is away: a follower outlives its restarts.
        private func page() async throws -> EventPage? {
            let store = follower.store
            do {
                return try await store.read(after: position, limit: follower.limit, where: follower.filter)
            } catch let error as PostgresError where error.kind == .cancelled {
                throw CancellationError()
            } catch let error as PostgresError where error.isPassing {
                store.logger.warning("the log cannot be read now, and will be tried again: \(error)")
                return nil
            }
        }
    }
}

extension PostgresError {
    /// Whether it is about the server's being away, starting or stopping, rather than about what was asked.
    package var isPassing: Bool {
        switch kind {
        case .connection, .timeout: true
        case .server: sqlState?.hasPrefix("57") == true || sqlState?.hasPrefix("53") == true
        case .cancelled, .outcomeUnknown, .decoding, .encoding, .poolClosed, .usage: false
        }
    }
}
