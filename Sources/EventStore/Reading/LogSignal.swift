import EventSourcing
import Foundation
import Logging
import Postgres
import Synchronization

/// Tells followers that there may be something new: at once where this process appended it, by NOTIFY where another
/// did, and after the poll interval in any case. A signal that is lost costs one interval.
final class LogSignal: Sendable {
    /// One follower's ear. A signal that comes while nobody waits is kept.
    final class Subscription: Sendable {
        private struct State {
            var isRung = false
            var waiting: CheckedContinuation<Void, Never>?
        }

        fileprivate let id = UUID()
        private let signal: LogSignal
        private let state = Mutex(State())

        fileprivate init(signal: LogSignal) {
            self.signal = signal
        }

        deinit {
            signal.remove(id)
        }

        /// Until a signal, the poll interval or the end of the task.
        func wait() async {
            let timer = Task { [interval = signal.pollInterval, weak self] in
                // One that is cancelled was overtaken by a signal: its own would wake the next wait for nothing.
                do { try await Task.sleep(for: interval) } catch { return }
                self?.ring()
            }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let isRung = state.withLock { state in
                        if !state.isRung { state.waiting = continuation }
                        return state.isRung
                    }
                    if isRung { continuation.resume() }
                }
            } onCancel: {
                ring()
            }
            timer.cancel()
            state.withLock { $0.isRung = false }
        }

        fileprivate func ring() {
            let waiting = state.withLock { state in
                state.isRung = true
                defer { state.waiting = nil }
                return state.waiting
            }
            waiting?.resume()
        }
    }

    /// Kept as long as its follower keeps it.
    private struct Ear {
        weak var subscription: Subscription?
    }

    private struct State {
        var ears: [UUID: Ear] = [:]
        var listening: (listener: Listener, task: Task<Void, Never>)?
        var announced: Position = 0
        var reached: Position = 0
        var isAnnouncing = false
    }

    /// Between two notifications, so that what comes close together is told in one.
    private static let announcementPause = Duration.milliseconds(5)

    private let state = Mutex(State())
    private let pool: Pool
    private let channel: String
    /// Nobody connects here before somebody follows: a command that only appends ends without it.
    private let notifications: ConnectionConfiguration?
    private let logger: Logger
    fileprivate let pollInterval: Duration

    init(pool: Pool, channel: String, notifications: ConnectionConfiguration?, pollInterval: Duration, logger: Logger) {
        self.pool = pool
        self.channel = channel
        self.pollInterval = pollInterval
        self.logger = logger
        self.notifications = notifications
    }

    /// A store that is dropped without its shutdown: the listener ends with the last who reads from it.
    deinit {
        state.withLock(\.listening)?.task.cancel()
    }

    func subscribe() -> Subscription {
        let subscription = Subscription(signal: self)
        state.withLock { state in
            state.ears[subscription.id] = Ear(subscription: subscription)
            if let notifications, state.listening == nil {
                let listener = Listener(notifications, channels: [channel], logger: logger)
                state.listening = (listener, listen(to: listener))
            }
        }
        return subscription
    }

    func stop() async {
        let listening = state.withLock { state in
            defer { state.listening = nil }
            return state.listening
        }
        listening?.task.cancel()
        await listening?.listener.stop()
    }

    /// This process appended up to here, durably: its own followers know at once, the others by a NOTIFY, one for all
    /// that came meanwhile.
    func committed(_ position: Position) {
        ring()
        let isDue = state.withLock { state in
            state.reached = max(state.reached, position)
            defer { state.isAnnouncing = true }
            return !state.isAnnouncing
        }
        if isDue { Task { await announce() } }
    }

    private func announce() async {
        while let position = due() {
            do {
                _ = try await pool.withSession { [channel] session in
                    // What it tells of is durable, and it may be lost: its own commit would only keep the disk from the
                    // next append's.
                    try session.query(
                        """
                        SELECT pg_notify(\(channel), \(String(position)))
                        FROM set_config('synchronous_commit', 'off', true)
                        """
                    )
                }
            } catch {
                // Who polls sees it all the same.
                logger.debug("a notification was not sent: \(error)")
            }
            try? await Task.sleep(for: Self.announcementPause)
        }
    }

    private func due() -> Position? {
        state.withLock { state in
            guard state.reached > state.announced else {
                state.isAnnouncing = false
                return nil
            }
            state.announced = state.reached
            return state.reached
        }
    }

    private func listen(to listener: Listener) -> Task<Void, Never> {
        Task { [weak self] in
            for await _ in listener.events { self?.ring() }
        }
    }

    private func ring() {
        let ears = state.withLock { $0.ears.values.compactMap(\.subscription) }
        for ear in ears { ear.ring() }
    }

    private func remove(_ id: UUID) {
        state.withLock { $0.ears[id] = nil }
    }
}
