import EventSourcing
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import EventStore

/// Followers wait until there may be something new, and no shorter.
@Suite(.database, .timeLimit(.minutes(1))) struct LogSignalTests {
    @Test func aWaitThatASignalEndedDoesNotEndTheNext() async throws {
        try await Pool.with(TestDatabase.current.superuser, size: 1, logger: .silent) { pool in
            let signal = LogSignal(
                pool: pool,
                channel: "log",
                notifications: nil,
                pollInterval: .seconds(3_600),
                logger: .silent
            )
            let subscription = signal.subscribe()
            for position in 1...20 {
                signal.committed(Position(position))
                await subscription.wait()
            }
            let isOver = Mutex(false)
            let waiting = Task {
                await subscription.wait()
                isOver.withLock { $0 = true }
            }
            // Long enough for twenty timers that were cancelled.
            try await Task.sleep(for: .milliseconds(300))
            #expect(isOver.withLock { !$0 })
            signal.committed(21)
            await waiting.value
        }
    }
}
