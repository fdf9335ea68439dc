package import EventSourcing
package import Foundation
import Logging
package import Postgres

/// An organisation's log: events are appended, read and followed, and never change.
///
/// One instance serves a process: it gathers what is appended at the same time into common commits.
package final class EventStore: Sendable {
    let pool: Pool
    let schema: String
    let logger: Logger
    let appender: Appender
    let partitions: PartitionKeeper
    let signal: LogSignal

    init(
        _ pool: Pool,
        organisation: OrganisationName,
        logger: Logger,
        limits: AppendLimits,
        notifications: ConnectionConfiguration?,
        pollInterval: Duration
    ) {
        self.pool = pool
        self.logger = logger
        let schema = organisation.rawValue
        self.schema = schema
        partitions = PartitionKeeper(pool: pool, schema: schema, logger: logger)
        let signal = LogSignal(
            pool: pool,
            channel: schema,
            notifications: notifications,
            pollInterval: pollInterval,
            logger: logger
        )
        self.signal = signal
        appender = Appender(pool: pool, schema: schema, limits: limits, partitions: partitions) { signal.committed($0) }
    }

    /// The connections on which it writes and reads, at this moment.
    package var connections: PoolStatistics { pool.statistics }

    /// What is visible in the log's database at this moment, as `Pool.snapshot` has it.
    ///
    /// - Throws: `PostgresError`.
    package func snapshot() async throws -> String { try await pool.snapshot() }

    /// Ends what listens; appends that were accepted are finished.
    package func shutdown() async {
        await appender.drain()
        await partitions.drain()
        await signal.stop()
    }

    /// Records a request, durably, or nothing of it.
    ///
    /// - Returns: Its first answer, also when this command id was recorded before.
    /// - Throws: `AppendError`.
    package func append(_ request: AppendRequest) async throws(AppendError) -> AppendResult {
        try request.check()
        return try await appender.append(request).get()
    }

    /// The first answer to whatever command has this id; nil where none is recorded.
    package func answer(to commandID: UUID) async throws -> AppendResult? {
        try await answer(to: commandID, digest: nil)
    }

    /// The first answer to this command; nil where it isn't recorded.
    ///
    /// - Throws: `AppendError.commandReused` where its id stands for another command; `PostgresError`.
    package func answer(to command: Command) async throws -> AppendResult? {
        try await answer(to: command.id, digest: command.digest.bytes)
    }

    private func answer(to id: UUID, digest: [UInt8]?) async throws -> AppendResult? {
        try await pool.withSession { [schema] session in
            // The columns stand as `append` returns them, so that one reader reads both.
            let row = try session.query(
                """
                SELECT 1, 'repeated', a.first_position, a.last_position, a.recorded_at, a.event_stream, a.revisions,
                    a.numbers, a.result, a.same
                FROM \(identifier: schema).answer(\(id), \(digest)) a
                """
            ).first
            guard let row else { return nil }
            guard try row.decode(9) else { throw AppendError.commandReused(id) }
            return try AppendResult(row, streams: nil, isRepeat: true)
        }
    }

    /// Makes the next partition of the log when it is time; appends see to it by themselves.
    package func ensurePartitions() async throws {
        try await partitions.ensure()
    }

    /// Takes the record from an event, for ever: what was typed into open text by mistake.
    ///
    /// The request is one `event.redacted` whose data names the `position` (as a string), the `reason`, and who
    /// approved (`approvedby`, a UUID other than the actor's). What led to it, `earlier`, is recorded in the same
    /// transaction: all of that or nothing.
    ///
    /// - Returns: Where the redaction is recorded.
    /// - Throws: `AppendError`; `.invalid` where the request says none of that, and then nothing is recorded.
    package func redact(
        with request: AppendRequest,
        after earlier: [AppendRequest] = []
    ) async throws(AppendError) -> AppendResult {
        for request in earlier + [request] { try request.check() }
        let batch = AppendBatch(earlier + [request])
        let statement = batch.statement(schema: schema, sentAt: .now)
        do {
            let (result, position) = try await pool.transaction { [schema] session in
                let results = try batch.outcomes(from: try session.query(statement)).map { try $0.get() }
                guard let result = results.last, let position = result.positions?.upperBound else {
                    throw AppendError.invalid("a redaction is an event, and the request has none")
                }
                try session.query("SELECT \(identifier: schema).redact(\(position))")
                return (result, position)
            }
            signal.committed(position)
            partitions.reached(position)
            return result
        } catch let error as AppendError {
            throw error
        } catch let error as PostgresError {
            throw error.sqlState == "DB008" ? .invalid(error.message) : AppendError(redacting: error)
        } catch {
            throw .unavailable(PostgresError(.connection, "\(error)"))
        }
    }
}

extension AppendError {
    fileprivate init(redacting error: PostgresError) {
        self = error.kind == .outcomeUnknown ? .outcomeUnknown(error) : AppendError(error)
    }
}
