import EventSourcing
import Postgres

extension EventStore {
    /// A chunk whose fate is unknown, or that found no room, is sent again this often.
    private static let maximumAttempts = 5

    /// Records many requests, 10,000 events at a time: each such chunk wholly or not at all, in the order given. One
    /// chunk is staged and checked while the one before it is recorded.
    ///
    /// A request has events, and expects something only of streams that it writes. What was recorded before, by the
    /// same command id, is passed over, so an import that was interrupted is simply sent again.
    ///
    /// - Throws: `ImportError`, or what the requests' own sequence throws.
    package func importRequests<Requests: AsyncSequence & Sendable>(
        _ requests: Requests,
        progress: (@Sendable (ImportSummary) -> Void)? = nil
    ) async throws -> ImportSummary where Requests.Element == AppendRequest {
        var summary = ImportSummary()
        var chunk = StagedChunk()
        var sent: SentChunk?
        func add(_ outcome: ChunkOutcome) {
            summary.appended += outcome.appended
            summary.repeated += outcome.repeated
            summary.lastPosition = outcome.lastPosition ?? summary.lastPosition
            progress?(summary)
        }
        func send(next: StagedChunk) async throws {
            let before = sent
            sent = await self.send(next, after: before?.turn)
            if let before { add(try await before.outcome()) }
        }
        do {
            for try await request in requests {
                if !chunk.hasRoom(for: request) {
                    try await send(next: chunk)
                    chunk = StagedChunk()
                }
                try chunk.add(request)
            }
            if chunk.events > 0 { try await send(next: chunk) }
            if let sent { add(try await sent.outcome()) }
            return summary
        } catch {
            // What is on its way is waited for, so that the summary says all that is recorded.
            if let sent, case .success(let outcome) = await sent.task.value { add(outcome) }
            guard let reason = error as? AppendError else { throw error }
            throw ImportError(reason: reason, summary: summary)
        }
    }

    private func send(_ chunk: StagedChunk, after before: Turn?) async -> SentChunk {
        var chunk = chunk
        chunk.finish()
        let turn = Turn()
        let task = Task { [chunk] in
            let outcome = await record(chunk, after: before, turn: turn)
            turn.move(to: .ended(succeeded: (try? outcome.get()) != nil))
            return outcome
        }
        await turn.begun()
        return SentChunk(turn: turn, task: task)
    }

    private func record(
        _ chunk: StagedChunk,
        after before: Turn?,
        turn: Turn
    ) async -> Result<ChunkOutcome, AppendError> {
        var mayBeRecorded = false
        var failure = PostgresError(.connection, "it was not sent")
        var attempts = 0
        while attempts < Self.maximumAttempts {
            let began = ContinuousClock.now
            do {
                let outcome = try await recordOnce(chunk, after: before, turn: turn)
                AppendMetrics.note(requests: chunk.requests, events: outcome.appended, since: began)
                if let last = outcome.lastPosition {
                    signal.committed(last)
                    partitions.reached(last)
                }
                return .success(outcome)
            } catch let error as PostgresError {
                failure = error
                // Only a commit leaves it open; what failed before was rolled back.
                if error.kind == .outcomeUnknown { mayBeRecorded = true }
                guard error.isRoomMissing || [.connection, .timeout, .outcomeUnknown].contains(error.kind) else {
                    break
                }
                turn.move(to: .stumbled)
                if error.isRoomMissing { try? await partitions.ensure(roomFor: chunk.events) }
                attempts += 1
                try? await Task.sleep(for: .milliseconds(50 << attempts))
            } catch is StandBack {
                await before?.ended()
            } catch {
                return .failure(.cancelled)
            }
        }
        return .failure(mayBeRecorded ? .outcomeUnknown(failure) : AppendError(staging: failure))
    }

    private func recordOnce(_ chunk: StagedChunk, after before: Turn?, turn: Turn) async throws -> ChunkOutcome {
        try await pool.transaction(timeout: .seconds(600)) { [schema] session in
            turn.move(to: .begun)
            try session.query("SELECT \(identifier: schema).stage()")
            let copy: SQL = "COPY pg_temp.staged (\(sql: StagedChunk.columns)) FROM STDIN (FORMAT binary)"
            try session.copyIn(copy) { writer in try writer.write(chunk.rows.bytes) }
            switch before?.waitForEnd() {
            case nil, .ended(succeeded: true): break
            case .ended(succeeded: false): throw CancellationError()
            case .waiting, .begun, .stumbled: throw StandBack()
            }
            let statement: SQL = "SELECT * FROM \(identifier: schema).append_staged(\(Timestamp.now))"
            guard let row = try session.query(statement).first else {
                throw PostgresError(.decoding, "append_staged gave no answer")
            }
            return ChunkOutcome(
                appended: Int(try row.decode(0, as: Int64.self)),
                repeated: Int(try row.decode(1, as: Int64.self)),
                lastPosition: try row.decode(3)
            )
        }
    }
}

/// The chunk before has to be sent again, and may want the connection.
private struct StandBack: Error {}

/// What `append_staged` did.
private struct ChunkOutcome: Sendable {
    let appended: Int
    let repeated: Int
    let lastPosition: Position?
}

/// A chunk on its way.
private struct SentChunk: Sendable {
    let turn: Turn
    let task: Task<Result<ChunkOutcome, AppendError>, Never>

    func outcome() async throws(AppendError) -> ChunkOutcome {
        try await task.value.get()
    }
}

extension AppendError {
    fileprivate init(staging error: PostgresError) {
        switch error.sqlState {
        case "DB004", "DB006", "DB007": self = .invalid(error.message)
        default: self = AppendError(error)
        }
    }
}
