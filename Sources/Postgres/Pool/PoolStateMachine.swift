/// Who has which connection of a pool and who waits for one. Pure: its methods return what is to be done.
///
/// Connections are numbered from 0. A free one may or may not hold a connection to the server; if not, whoever gets it
/// dials. Those that hold one are lent first, the last used before all others, as its caches are warm.
struct PoolStateMachine<Waiter> {
    enum AcquireAction {
        case lease(Int)
        /// The caller waits; a timer is to fire at the instant, if there is one.
        case wait(timer: ContinuousClock.Instant?)
        case refuse(PostgresError)
    }

    enum ReleaseAction {
        case none
        case hand(Int, to: Waiter)
        case fail([Waiter], PostgresError)
        case finishShutdown
    }

    private struct Waiting {
        let waiter: Waiter
        let deadline: ContinuousClock.Instant
    }

    /// More callers than this are refused at once: the pool is hopelessly behind.
    static var maximumWaiting: Int { 100_000 }

    private let size: Int
    /// Free, connected; the last used at the end.
    private var connected: [Int] = []
    /// Free, not connected; the next to be tried at the end.
    private var unconnected: [Int]
    /// Lent, and connected as far as is known.
    private var working: Set<Int> = []
    /// Lent, and being connected.
    private var dialling: Set<Int> = []
    /// By number, in order of arrival; those that left leave holes.
    private var waiting: [Int: Waiting] = [:]
    private var nextToServe = 0
    private var nextToWait = 0
    private var timer: ContinuousClock.Instant?
    private var lastFailure: PostgresError?
    private var isShutDown = false

    init(size: Int) {
        self.size = size
        unconnected = (0..<size).reversed()
    }

    var statistics: PoolStatistics {
        PoolStatistics(
            size: size,
            idle: connected.count,
            leased: working.count + dialling.count,
            waiting: waiting.count
        )
    }

    /// A number by which a caller that may have to wait is known.
    mutating func newTicket() -> Int {
        nextToWait += 1
        return nextToWait - 1
    }

    /// Lends a free connection, if there is one.
    mutating func acquireAtOnce() -> Int? {
        if isShutDown { return nil }
        if let index = connected.popLast() {
            working.insert(index)
            return index
        }
        guard let index = unconnected.popLast() else { return nil }
        dialling.insert(index)
        return index
    }

    mutating func acquire(_ ticket: Int, _ waiter: Waiter, until deadline: ContinuousClock.Instant) -> AcquireAction {
        if isShutDown { return .refuse(.poolClosed) }
        if let index = acquireAtOnce() { return .lease(index) }
        guard waiting.count < Self.maximumWaiting else {
            return .refuse(PostgresError(.timeout, "\(waiting.count) callers wait for a connection already"))
        }
        waiting[ticket] = Waiting(waiter: waiter, deadline: deadline)
        // It drew its number before others that were served meanwhile.
        nextToServe = min(nextToServe, ticket)
        if let timer, timer <= deadline { return .wait(timer: nil) }
        timer = deadline
        return .wait(timer: deadline)
    }

    /// A lent connection has reached the server.
    mutating func connect(_ index: Int) {
        dialling.remove(index)
        working.insert(index)
    }

    mutating func release(_ index: Int, _ ending: Connection.Ending) -> ReleaseAction {
        working.remove(index)
        dialling.remove(index)
        switch ending {
        case .connected:
            lastFailure = nil
            return handOn(index, connected: true)
        case .disconnected:
            return handOn(index, connected: false)
        case .connectFailed(let failure):
            lastFailure = failure
            return rest(index, after: failure)
        }
    }

    private mutating func handOn(_ index: Int, connected isConnected: Bool) -> ReleaseAction {
        guard let waiter = popWaiter() else {
            if isConnected { connected.append(index) } else { unconnected.append(index) }
            return endOfShutdown()
        }
        if isConnected { working.insert(index) } else { dialling.insert(index) }
        return .hand(index, to: waiter)
    }

    /// While other connections work, waiters go on waiting for those; otherwise they would meet the same failure.
    private mutating func rest(_ index: Int, after failure: PostgresError) -> ReleaseAction {
        unconnected.insert(index, at: 0)
        if waiting.isEmpty || !working.isEmpty { return endOfShutdown() }
        return .fail(takeWaiters(), failure)
    }

    private func endOfShutdown() -> ReleaseAction {
        isShutDown && working.isEmpty && dialling.isEmpty ? .finishShutdown : .none
    }

    private mutating func popWaiter() -> Waiter? {
        while nextToServe < nextToWait, !waiting.isEmpty {
            defer { nextToServe += 1 }
            if let next = waiting.removeValue(forKey: nextToServe) { return next.waiter }
        }
        return nil
    }

    private mutating func takeWaiters() -> [Waiter] {
        defer { waiting = [:] }
        return waiting.sorted { $0.key < $1.key }.map(\.value.waiter)
    }

    /// The caller's task was cancelled; its waiter, if it still waits.
    mutating func cancel(_ ticket: Int) -> Waiter? {
        waiting.removeValue(forKey: ticket)?.waiter
    }

    /// A timer has fired: those whose deadline has passed, what to tell them, and when to fire next.
    mutating func expire(
        timer due: ContinuousClock.Instant,
        now: ContinuousClock.Instant
    ) -> (expired: [Waiter], reason: PostgresError, next: ContinuousClock.Instant?) {
        let expired = waiting.filter { $0.value.deadline <= now }
        for ticket in expired.keys { waiting[ticket] = nil }
        // A timer that an earlier one has overtaken ends here.
        if timer != due { return (expired.values.map(\.waiter), lastFailure ?? noneCameFree, nil) }
        timer = waiting.values.map(\.deadline).min()
        return (expired.values.map(\.waiter), lastFailure ?? noneCameFree, timer)
    }

    private var noneCameFree: PostgresError {
        PostgresError(.timeout, "none of the pool's \(size) connections came free in time")
    }

    /// Refuses all callers from now on.
    ///
    /// - Returns: those who wait, and whether no connection is lent any more.
    mutating func shutDown() -> (waiters: [Waiter], isFinished: Bool) {
        isShutDown = true
        return (takeWaiters(), working.isEmpty && dialling.isEmpty)
    }
}

extension PostgresError {
    static let poolClosed = PostgresError(.poolClosed, "the pool was shut down")
}

extension PoolStateMachine.AcquireAction: Equatable where Waiter: Equatable {}
extension PoolStateMachine.ReleaseAction: Equatable where Waiter: Equatable {}
