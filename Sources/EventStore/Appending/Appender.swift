import EventSourcing
import Foundation
import Logging
import Postgres
import Synchronization

/// Gathers the requests that come while a batch is on its way, and sends them as the next: as many commits as the disk
/// gives, each for all who wait, with no timer.
///
/// A second batch follows one on its way, where it is no smaller: the server checks the second while it records the first.
/// If whatever waits went out at once, batches would be many and small.
final class Appender: Sendable {
    /// A batch's requests have this many events, and expect something of as many streams, or it is one larger request
    /// alone.
    static let maximumEvents = 1_000
    /// A batch's requests have this many bytes, or those of one larger request alone.
    static let maximumBytes = 1 << 20
    /// A request whose fate is unknown is sent again this often before its caller is told so.
    private static let maximumAttempts = 5
    private static let maximumSenders = 2
    /// A batch's own cost is that of so many requests in it, or less: smaller ones don't overlap.
    private static let worthOverlapping = 16

    private struct Waiting {
        let ticket: UInt64
        let request: AppendRequest
        let continuation: CheckedContinuation<Result<AppendResult, AppendError>, Never>
        let deadline: ContinuousClock.Instant
    }

    private struct State {
        var nextTicket: UInt64 = 0
        /// Neither waiting nor taken back yet.
        var entering: Set<UInt64> = []
        /// In order of arrival, which is that of the deadlines.
        var waiting: [Waiting] = []
        var waitingBytes = 0
        /// Those of each batch on its way that were not answered yet, by the batch's first ticket.
        var sending: [UInt64: [Waiting]] = [:]
        var senders = 0
        var isTiming = false
        var drained: [CheckedContinuation<Void, Never>] = []

        private var onTheWay: Int { sending.values.reduce(0) { $0 + $1.count } }

        /// Whether what waits is to be sent now.
        var isBatchReady: Bool {
            sending.isEmpty ? !waiting.isEmpty : waiting.count >= max(onTheWay, Appender.worthOverlapping)
        }

        /// Of what waits, as many requests as the next batch takes: half of all that are under way, where that is worth
        /// it, so that the other half can follow.
        var batchCount: Int {
            let half = (waiting.count + onTheWay + 1) / 2
            return half < Appender.worthOverlapping ? waiting.count : min(waiting.count, half)
        }

        /// Whether another sender is to begin: what waits is to be sent, and every sender there is has a batch on its way.
        mutating func takesSender() -> Bool {
            guard isBatchReady, senders == sending.count, senders < Appender.maximumSenders else { return false }
            senders += 1
            return true
        }
    }

    private let state = Mutex(State())
    private let pool: Pool
    private let schema: String
    private let limits: AppendLimits
    private let partitions: PartitionKeeper
    private let committed: @Sendable (Position) -> Void

    /// `committed` is called with the last position of each batch that is durable.
    init(
        pool: Pool,
        schema: String,
        limits: AppendLimits,
        partitions: PartitionKeeper,
        committed: @escaping @Sendable (Position) -> Void
    ) {
        self.pool = pool
        self.schema = schema
        self.limits = limits
        self.partitions = partitions
        self.committed = committed
    }

    /// Waits until the request is recorded or refused, or its time is up. A caller that is cancelled before its request
    /// was sent takes it back.
    func append(_ request: AppendRequest) async -> Result<AppendResult, AppendError> {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            state.entering.insert(state.nextTicket)
            return state.nextTicket
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                enqueue(request, ticket: ticket, continuation)
            }
        } onCancel: {
            cancel(ticket)
        }
    }

    /// Waits until all that was accepted is answered.
    func drain() async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                if state.senders > 0 { state.drained.append(continuation) }
                return state.senders == 0
            }
            if isIdle { continuation.resume() }
        }
    }

    private func enqueue(
        _ request: AppendRequest,
        ticket: UInt64,
        _ continuation: CheckedContinuation<Result<AppendResult, AppendError>, Never>
    ) {
        enum Next { case wait(starts: Bool, times: Bool), refuse(AppendError) }
        let next: Next = state.withLock { state in
            guard state.entering.remove(ticket) != nil else { return .refuse(.cancelled) }
            let bytes = state.waitingBytes + request.byteCount
            guard state.waiting.count < limits.requests, bytes <= limits.bytes else {
                return .refuse(.overloaded(requests: state.waiting.count, bytes: state.waitingBytes))
            }
            let deadline = ContinuousClock.now + limits.patience
            state.waiting.append(
                Waiting(ticket: ticket, request: request, continuation: continuation, deadline: deadline)
            )
            state.waitingBytes = bytes
            defer { state.isTiming = true }
            return .wait(starts: state.takesSender(), times: !state.isTiming)
        }
        switch next {
        case .wait(let starts, let times):
            if starts { Task { await sendAll() } }
            if times { startTimer() }
        case .refuse(let error): continuation.resume(returning: .failure(error))
        }
    }

    private func cancel(_ ticket: UInt64) {
        let waiting: Waiting? = state.withLock { state in
            guard state.entering.remove(ticket) == nil else { return nil }
            // One that is on its way is found nowhere: its outcome will be told.
            guard let place = state.waiting.firstIndex(where: { $0.ticket == ticket }) else { return nil }
            state.waitingBytes -= state.waiting[place].request.byteCount
            return state.waiting.remove(at: place)
        }
        waiting?.continuation.resume(returning: .failure(.cancelled))
    }

    /// One timer for all, as long as anybody waits: it fires at the first deadline, then at the next.
    private func startTimer() {
        let patience = limits.patience
        Task { [weak self] in
            var due: ContinuousClock.Instant? = .now + patience
            while let instant = due {
                try? await Task.sleep(until: instant, clock: .continuous)
                due = self?.expire(at: .now)
            }
        }
    }

    /// Answers those whose time is up.
    /// - Returns: when the next one's is; nil where nobody waits.
    private func expire(at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        let (unsent, sent, next) = state.withLock { state in
            let unsent = state.waiting.prefix { $0.deadline <= now }
            let sent = state.sending.values.flatMap { $0.prefix { $0.deadline <= now } }
            state.waiting.removeFirst(unsent.count)
            state.sending = state.sending.mapValues { Array($0.drop { $0.deadline <= now }) }
            state.waitingBytes -= unsent.reduce(0) { $0 + $1.request.byteCount }
            let next = (state.sending.values.compactMap(\.first) + state.waiting.prefix(1)).map(\.deadline).min()
            state.isTiming = next != nil
            return (unsent, sent, next)
        }
        for waiting in unsent { waiting.continuation.resume(returning: .failure(.timedOut(limits.patience))) }
        let unknown = AppendError.outcomeUnknown(PostgresError(.timeout, "no answer within \(limits.patience)"))
        for waiting in sent { waiting.continuation.resume(returning: .failure(unknown)) }
        return next
    }

    private func sendAll() async {
        while let batch = takeBatch() {
            let outcomes = await send(batch.map(\.request), until: batch.last?.deadline ?? .now)
            answer(batch[0].ticket, outcomes)
            // Those just answered may ask again: let them, so that the next batch is theirs together.
            await Task.yield()
        }
    }

    /// Those of the batch whose time was up were its first, and were answered then.
    private func answer(_ batch: UInt64, _ outcomes: [Result<AppendResult, AppendError>]) {
        let left = state.withLock { $0.sending.removeValue(forKey: batch) } ?? []
        for (waiting, outcome) in zip(left, outcomes.suffix(left.count)) {
            waiting.continuation.resume(returning: outcome)
        }
    }

    /// The next batch, which another sender's may follow; nil, and a sender fewer, where none is to be sent now.
    private func takeBatch() -> [Waiting]? {
        var drained: [CheckedContinuation<Void, Never>] = []
        var starts = false
        defer {
            for waiting in drained { waiting.resume() }
            if starts { Task { await sendAll() } }
        }
        return state.withLock { state in
            guard state.isBatchReady else {
                state.senders -= 1
                if state.senders == 0 { swap(&drained, &state.drained) }
                return nil
            }
            var entries = 0
            var bytes = 0
            let wanted = state.batchCount
            let end = state.waiting.prefix(wanted).firstIndex { waiting in
                entries += waiting.request.entries
                bytes += waiting.request.byteCount
                return entries > Self.maximumEvents || bytes > Self.maximumBytes
            }
            // A request that is over the limits by itself goes alone.
            let batch = Array(state.waiting.prefix(end.map { max(1, $0) } ?? wanted))
            state.waiting.removeFirst(batch.count)
            state.waitingBytes -= batch.reduce(0) { $0 + $1.request.byteCount }
            state.sending[batch[0].ticket] = batch
            starts = state.takesSender()
            return batch
        }
    }

    private func send(
        _ requests: [AppendRequest],
        until deadline: ContinuousClock.Instant
    ) async -> [Result<AppendResult, AppendError>] {
        do {
            let outcomes = try await attempt(requests, until: deadline)
            let last = outcomes.compactMap { try? $0.get().positions?.upperBound }.max()
            if let last {
                committed(last)
                partitions.reached(last)
            }
            return outcomes
        } catch {
            guard requests.count > 1, !error.isOfAll else { return requests.map { _ in .failure(error) } }
            // One request spoilt the whole call: each is asked for itself, once.
            var outcomes: [Result<AppendResult, AppendError>] = []
            for request in requests { outcomes += await send([request], until: deadline) }
            return outcomes
        }
    }

    /// Sends until the fate of the requests is known or the deadline passes: sent again, those that were recorded get
    /// their first answer.
    private func attempt(
        _ requests: [AppendRequest],
        until deadline: ContinuousClock.Instant
    ) async throws(AppendError) -> [Result<AppendResult, AppendError>] {
        let batch = AppendBatch(requests)
        var mayBeRecorded = false
        var failure: PostgresError?
        for attempt in 0..<Self.maximumAttempts {
            if attempt > 0 { try? await Task.sleep(for: .milliseconds(50 << attempt)) }
            // So that a line that fell silent leaves the time for another.
            let timeout = min(deadline - .now, limits.patience / 2)
            guard timeout > .zero else { break }
            var wasSent = false
            do throws(PostgresError) {
                let outcomes = try await sendOnce(batch, timeout: timeout, wasSent: &wasSent)
                guard mayBeRecorded, let failure else { return outcomes }
                return outcomes.map { $0.heldTrue(after: failure) }
            } catch {
                failure = error
                // A refusal says that this try recorded nothing; of an earlier one it says nothing.
                let isRefused = error.kind == .server || error.kind == .encoding
                if wasSent, !isRefused { mayBeRecorded = true }
                guard !isRefused || error.isRoomMissing || error.isTransient else { break }
                if error.isRoomMissing {
                    try? await partitions.ensure(roomFor: requests.reduce(0) { $0 + $1.events.count })
                }
            }
        }
        // Its time may be up before the first try: nothing is wrong with the database then.
        guard let failure else { throw .timedOut(limits.patience) }
        throw mayBeRecorded ? .outcomeUnknown(failure) : AppendError(failure)
    }

    private func sendOnce(
        _ batch: AppendBatch,
        timeout: Duration,
        wasSent: inout Bool
    ) async throws(PostgresError) -> [Result<AppendResult, AppendError>] {
        let statement = batch.statement(schema: schema, sentAt: .now)
        let began = ContinuousClock.now
        let answer: Result<[Result<AppendResult, AppendError>], PostgresError>
        do {
            answer = try await pool.withSession(timeout: timeout) { session in
                do throws(PostgresError) {
                    return .success(try batch.outcomes(from: try session.query(statement)))
                } catch {
                    return .failure(error)
                }
            }
        } catch let error as PostgresError {
            throw error
        } catch {
            throw PostgresError(.connection, "\(error)")
        }
        wasSent = true
        let outcomes = try answer.get()
        let recorded = outcomes.compactMap { try? $0.get() }.filter { !$0.isRepeat }
        let events = recorded.reduce(0) { $0 + ($1.positions?.count ?? 0) }
        AppendMetrics.note(requests: outcomes.count, events: events, since: began)
        return outcomes
    }
}

extension AppendError {
    init(_ error: PostgresError) {
        switch (error.sqlState, error.constraint) {
        case _ where error.isRoomMissing: self = .unavailable(error)
        case (_, "record_size"): self = .tooLarge("a record is at most 64 KiB, and this one would be more")
        case ("DB003", _): self = .clockSkew([error.message, error.hint].compactMap(\.self).joined(separator: ". "))
        case _ where error.kind == .encoding: self = .invalid(error.message)
        case (let state?, _) where state.hasPrefix("22") || state.hasPrefix("23"): self = .invalid(error.message)
        default: self = .unavailable(error)
        }
    }

    /// Whether it says nothing about one request rather than another: out of room, locked, shutting down, not
    /// permitted.
    var isOfAll: Bool {
        switch self {
        case .invalid, .tooLarge: false
        case .conflict, .commandReused, .clockSkew, .cancelled, .overloaded, .timedOut, .unavailable, .outcomeUnknown:
            true
        }
    }
}

extension PostgresError {
    /// The log's last partition is full: the next was not made in time.
    var isRoomMissing: Bool {
        sqlState == "23514" && constraint == nil
    }
}

extension Result<AppendResult, AppendError> {
    /// What it is where an earlier try, whose fate is unknown, may still be on its way to the log.
    fileprivate func heldTrue(after earlier: PostgresError) -> Self {
        guard case .failure(.conflict(_, let expected, let actual)) = self else { return self }
        // A stream only grows: where it is past what is expected, the earlier try meets, or met, the same conflict. Where
        // it isn't there yet, it may be by the time that the earlier try is executed.
        return expected.isOutgrown(by: actual) ? self : .failure(.outcomeUnknown(earlier))
    }
}
