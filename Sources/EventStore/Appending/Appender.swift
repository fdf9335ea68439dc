import EventSourcing
import Foundation
import Logging
import Postgres
import Synchronization

/// Gathers the requests that come while a batch is on its way, and sends them as the next: as many commits as the disk
/// gives, each for all who wait, with no timer.
final class Appender: Sendable {
    /// A batch holds this many events, or one larger request alone.
    static let maximumEvents = 1_000
    /// The data of a batch's events has this many bytes, or that of one larger request.
    static let maximumBytes = 1 << 20
    /// A request whose fate is unknown is sent again this often before its caller is told so.
    private static let maximumAttempts = 5

    private struct Waiting {
        let ticket: UInt64
        let request: AppendRequest
        let continuation: CheckedContinuation<Result<AppendResult, AppendError>, Never>
    }

    private struct State {
        var nextTicket: UInt64 = 0
        /// Neither waiting nor taken back yet.
        var entering: Set<UInt64> = []
        var waiting: [Waiting] = []
        var isSending = false
        var drained: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let pool: Pool
    private let schema: String
    private let partitions: PartitionKeeper
    private let committed: @Sendable (Position) -> Void

    /// `committed` is called with the last position of each batch that is durable.
    init(pool: Pool, schema: String, partitions: PartitionKeeper, committed: @escaping @Sendable (Position) -> Void) {
        self.pool = pool
        self.schema = schema
        self.partitions = partitions
        self.committed = committed
    }

    /// Waits until the request is recorded or refused. A caller that is cancelled before its request was sent takes it
    /// back.
    func append(_ request: AppendRequest) async -> Result<AppendResult, AppendError> {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            state.entering.insert(state.nextTicket)
            return state.nextTicket
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                enqueue(Waiting(ticket: ticket, request: request, continuation: continuation))
            }
        } onCancel: {
            cancel(ticket)
        }
    }

    /// Waits until all that was accepted is answered.
    func drain() async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                if state.isSending { state.drained.append(continuation) }
                return !state.isSending
            }
            if isIdle { continuation.resume() }
        }
    }

    private func enqueue(_ waiting: Waiting) {
        enum Next { case wait, send, takeBack }
        let next: Next = state.withLock { state in
            guard state.entering.remove(waiting.ticket) != nil else { return .takeBack }
            state.waiting.append(waiting)
            defer { state.isSending = true }
            return state.isSending ? .wait : .send
        }
        switch next {
        case .wait: break
        case .send: Task { await sendAll() }
        case .takeBack: waiting.continuation.resume(returning: .failure(.cancelled))
        }
    }

    private func cancel(_ ticket: UInt64) {
        let waiting: Waiting? = state.withLock { state in
            guard state.entering.remove(ticket) == nil else { return nil }
            // One that is on its way is found nowhere: its outcome will be told.
            return state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0) }
        }
        waiting?.continuation.resume(returning: .failure(.cancelled))
    }

    private func sendAll() async {
        while let batch = takeBatch() {
            let outcomes = await send(batch.map(\.request))
            for (waiting, outcome) in zip(batch, outcomes) { waiting.continuation.resume(returning: outcome) }
            // Those just answered may ask again: let them, so that the next batch is theirs together.
            await Task.yield()
        }
    }

    private func takeBatch() -> [Waiting]? {
        var drained: [CheckedContinuation<Void, Never>] = []
        defer { for waiting in drained { waiting.resume() } }
        return state.withLock { state in
            var events = 0
            var bytes = 0
            let end = state.waiting.firstIndex { waiting in
                events += max(1, waiting.request.events.count)
                bytes += waiting.request.byteCount
                return events > Self.maximumEvents || bytes > Self.maximumBytes
            }
            // A request that is over the limits by itself goes alone.
            let count = end.map { max(1, $0) } ?? state.waiting.count
            guard count > 0 else {
                state.isSending = false
                swap(&drained, &state.drained)
                return nil
            }
            defer { state.waiting.removeFirst(count) }
            return Array(state.waiting.prefix(count))
        }
    }

    private func send(_ requests: [AppendRequest]) async -> [Result<AppendResult, AppendError>] {
        do {
            let outcomes = try await attempt(requests)
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
            for request in requests { outcomes += await send([request]) }
            return outcomes
        }
    }

    /// Sends until the fate of the requests is known: sent again, those that were recorded get their first answer.
    private func attempt(
        _ requests: [AppendRequest]
    ) async throws(AppendError) -> [Result<AppendResult, AppendError>] {
        let batch = AppendBatch(requests)
        var mayBeRecorded = false
        var failure = PostgresError(.connection, "it was not sent")
        for attempt in 0..<Self.maximumAttempts {
            if attempt > 0 { try? await Task.sleep(for: .milliseconds(50 << attempt)) }
            var wasSent = false
            do throws(PostgresError) {
                return try await sendOnce(batch, wasSent: &wasSent)
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
        throw mayBeRecorded ? .outcomeUnknown(failure) : AppendError(failure)
    }

    private func sendOnce(
        _ batch: AppendBatch,
        wasSent: inout Bool
    ) async throws(PostgresError) -> [Result<AppendResult, AppendError>] {
        let statement = batch.statement(schema: schema, sentAt: .now)
        let answer: Result<[Result<AppendResult, AppendError>], PostgresError>
        do {
            answer = try await pool.withSession { session in
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
        return try answer.get()
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
        case .conflict, .commandReused, .clockSkew, .cancelled, .unavailable, .outcomeUnknown: true
        }
    }
}

extension PostgresError {
    /// The log's last partition is full: the next was not made in time.
    var isRoomMissing: Bool {
        sqlState == "23514" && constraint == nil
    }
}
