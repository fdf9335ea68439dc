package import Logging
import Synchronization

/// A bounded set of connections, each with a thread of its own, made when first needed and kept.
///
/// Callers are served in order of arrival. A connection found dead when it is lent is made anew; when none can be made
/// and none works, all who wait get that error at once.
package final class Pool: Sendable {
    private typealias Waiter = CheckedContinuation<Result<Int, PostgresError>, Never>

    private struct State {
        var machine: PoolStateMachine<Waiter>
        var awaitingShutdown: [CheckedContinuation<Void, Never>] = []
    }

    private let connections: [Connection]
    private let acquireTimeout: Duration
    private let state: Mutex<State>

    /// Makes no connection yet. The pool holds at most `size` connections, at least 1, and a caller waits at most
    /// `acquireTimeout` for one to come free. The logger gets the server's notices.
    package init(
        _ configuration: ConnectionConfiguration,
        size: Int = 8,
        acquireTimeout: Duration = .seconds(10),
        logger: Logger
    ) {
        precondition(size > 0, "a pool of no connections would serve nobody")
        connections = (0..<size).map { _ in Connection(configuration, logger: logger) }
        self.acquireTimeout = acquireTimeout
        state = Mutex(State(machine: PoolStateMachine(size: size)))
    }

    /// The pool at this moment.
    package var statistics: PoolStatistics { state.withLock { $0.machine.statistics } }

    /// Runs `body` on a pooled connection's own thread; nothing suspends between a query and its last row. `timeout`
    /// bounds the whole call: waiting, connecting, every statement.
    ///
    /// - Returns: what `body` returns.
    /// - Throws: what `body` throws; kind `.connection` when no connection could be made; `.timeout`, `.cancelled`,
    ///   `.poolClosed`.
    package func withSession<R: Sendable>(
        timeout: Duration = .seconds(30),
        _ body: @Sendable (borrowing Session) throws -> R
    ) async throws -> R {
        let now = ContinuousClock.now
        let index = try await acquire(until: now + min(timeout, acquireTimeout))
        let connection = connections[index]
        let lease = connection.waker.begin()
        return try await withTaskCancellationHandler {
            try await connection.lend(until: now + timeout, body) { self.handle($0, of: index) }
        } onCancel: {
            connection.waker.cancel(lease: lease)
        }
    }

    /// Runs `body` between BEGIN and COMMIT. When the server ended the transaction with 40001 or 40P01, and only then,
    /// `body` runs again, up to ten times in all with a short random pause between.
    ///
    /// - Throws: as `withSession`; kind `.outcomeUnknown` when the connection was lost, or the deadline passed, while
    ///   COMMIT was on its way.
    package func transaction<R: Sendable>(
        isolation: Isolation = .readCommitted,
        readOnly: Bool = false,
        timeout: Duration = .seconds(30),
        _ body: @Sendable (borrowing Session) throws -> R
    ) async throws -> R {
        try await withSession(timeout: timeout) { session in
            try session.retryingTransaction(isolation: isolation, readOnly: readOnly, body)
        }
    }

    /// Refuses new callers, fails those who wait (kind `.poolClosed`), waits for those at work and closes.
    package func shutdown() async {
        let (waiters, isFinished) = state.withLock { $0.machine.shutDown() }
        for waiter in waiters { waiter.resume(returning: .failure(.poolClosed)) }
        if !isFinished { await lastRelease() }
        for connection in connections { await connection.close() }
    }

    private func lastRelease() async {
        await withCheckedContinuation { continuation in
            let isFinished = state.withLock { state in
                if state.machine.statistics.leased == 0 { return true }
                state.awaitingShutdown.append(continuation)
                return false
            }
            if isFinished { continuation.resume() }
        }
    }

    private func acquire(until deadline: ContinuousClock.Instant) async throws(PostgresError) -> Int {
        let (index, ticket) = state.withLock { state in
            state.machine.acquireAtOnce().map { ($0, 0) } ?? (nil, state.machine.newTicket())
        }
        if let index { return index }
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in wait(ticket, waiter, until: deadline) }
        } onCancel: {
            cancel(ticket)
        }
        return try outcome.get()
    }

    private func wait(_ ticket: Int, _ waiter: Waiter, until deadline: ContinuousClock.Instant) {
        switch state.withLock({ $0.machine.acquire(ticket, waiter, until: deadline) }) {
        case .lease(let index): waiter.resume(returning: .success(index))
        case .refuse(let error): waiter.resume(returning: .failure(error))
        case .wait(let timer):
            if let timer { startTimer(timer) }
            // A cancellation that came before the waiter was known found nobody.
            if Task.isCancelled { cancel(ticket) }
        }
    }

    private func cancel(_ ticket: Int) {
        state.withLock { $0.machine.cancel(ticket) }?.resume(returning: .failure(.cancelled))
    }

    private func startTimer(_ first: ContinuousClock.Instant) {
        Task { [weak self] in
            var due: ContinuousClock.Instant? = first
            while let instant = due {
                try? await Task.sleep(until: instant, clock: .continuous)
                due = self?.expire(timer: instant)
            }
        }
    }

    private func expire(timer: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        let (expired, reason, next) = state.withLock { $0.machine.expire(timer: timer, now: .now) }
        for waiter in expired { waiter.resume(returning: .failure(reason)) }
        return next
    }

    private func handle(_ event: Connection.Event, of index: Int) {
        switch event {
        case .connected: state.withLock { $0.machine.connect(index) }
        case .released(let ending): release(index, ending)
        }
    }

    private func release(_ index: Int, _ ending: Connection.Ending) {
        switch state.withLock({ $0.machine.release(index, ending) }) {
        case .none: break
        case .hand(let index, let waiter): waiter.resume(returning: .success(index))
        case .fail(let waiters, let error): for waiter in waiters { waiter.resume(returning: .failure(error)) }
        case .finishShutdown: finishShutdown()
        }
    }

    private func finishShutdown() {
        let waiting = state.withLock { state in
            defer { state.awaitingShutdown = [] }
            return state.awaitingShutdown
        }
        for continuation in waiting { continuation.resume() }
    }
}
