import EventSourcing
import Logging
import Postgres
import Synchronization

/// Has the next partition made in good time, outside the appends.
final class PartitionKeeper: Sendable {
    private struct State {
        /// From here on more room is wanted; nil until the database was asked.
        var threshold: Position?
        /// Asks the database now.
        var asking: Task<Void, Never>?
    }

    private let state = Mutex(State())
    private let pool: Pool
    private let schema: String
    private let logger: Logger

    init(pool: Pool, schema: String, logger: Logger) {
        self.pool = pool
        self.schema = schema
        self.logger = logger
    }

    /// Says how far the log is; asks for room, without waiting, where that is far.
    func reached(_ position: Position) {
        state.withLock { state in
            guard state.asking == nil, position >= state.threshold ?? 0 else { return }
            state.asking = Task { await self.ask() }
        }
    }

    /// Waits for what was asked.
    func drain() async {
        await state.withLock(\.asking)?.value
    }

    private func ask() async {
        do {
            try await ensure()
        } catch {
            logger.error("the next partition of the log could not be made: \(error)")
        }
        state.withLock { $0.asking = nil }
    }

    /// Makes what room is due, and in any case for so many events more.
    func ensure(roomFor events: Int = 0) async throws {
        let threshold: Position? = try await pool.withSession { session in
            try session.query("SELECT \(identifier: schema).ensure_partitions(\(Int64(events)))").first?.decode(0)
        }
        state.withLock { $0.threshold = threshold }
    }
}
