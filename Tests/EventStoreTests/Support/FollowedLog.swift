import EventSourcing
import EventStore
import Synchronization
import TestSupport
import Testing

/// What a follower was given so far.
final class FollowedLog: Sendable {
    private let given = Mutex<[RecordedEvent]>([])

    var events: [RecordedEvent] { given.withLock { $0 } }

    /// Waits until so many events were given.
    func reaches(_ count: Int) async throws {
        try await eventually { given.withLock(\.count) >= count }
    }

    /// Follows the store's log while `body` runs.
    static func of<Outcome>(
        _ store: EventStore,
        after position: Position = 0,
        where filter: EventFilter = .all,
        _ body: (FollowedLog) async throws -> Outcome
    ) async throws -> Outcome {
        let log = FollowedLog()
        let following = Task {
            for try await page in store.follow(after: position, where: filter) {
                log.given.withLock { $0 += page.events }
            }
        }
        do {
            let outcome = try await body(log)
            following.cancel()
            await #expect(throws: CancellationError.self) { try await following.value }
            return outcome
        } catch {
            following.cancel()
            _ = try? await following.value
            throw error
        }
    }
}
