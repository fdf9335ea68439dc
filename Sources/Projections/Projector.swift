package import EventSourcing
package import EventStore
import Foundation
package import Logging
package import Postgres

/// Keeps the read models: it reads the log once for all of them, and takes them up to its end.
///
/// Several may run at once, in several processes: the lock of the checkpoints lets one write, and the others see that
/// they were overtaken. The pool's login is the organisation's projector.
package actor Projector {
    /// A log with more events than this is first projected into tables without indexes.
    private static let worthBuildingBeside: Position = 20_000
    private static let lookInterval = Duration.seconds(1)

    private let store: EventStore
    private let pool: Pool
    private let organisation: OrganisationName
    private let models: [any ReadModel]
    private let batchSize: Int
    private let logger: Logger
    private var live: ProjectionRun?
    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// At most `batchSize` events are written together; the rows are the same for every size.
    package init(
        _ store: EventStore,
        _ pool: Pool,
        organisation: OrganisationName,
        models: [any ReadModel] = ReadModels.all,
        batchSize: Int = 2_000,
        logger: Logger
    ) {
        self.store = store
        self.pool = pool
        self.organisation = organisation
        self.models = models
        self.batchSize = max(1, batchSize)
        self.logger = logger
    }

    /// The connections on which it reads and writes, at this moment.
    package nonisolated var connections: PoolStatistics { pool.statistics }

    /// Takes all read models to where the log ends now, or to an earlier position. Tables that are missing are made, and
    /// those of an older version built anew beside the old ones.
    ///
    /// - Returns: The position at which all of them stand at least.
    /// - Throws: `ProjectionError.newer`; `PostgresError`; `ReadError`.
    @discardableResult
    package func catchUp(
        through last: Position = .max,
        progress: @Sendable (Position, Position) -> Void = { _, _ in }
    ) async throws -> Position {
        try await exclusively {
            let head = min(last, try await store.head().position)
            var lost = 0
            while true {
                let run = try await prepared(head: head, progress: progress)
                guard run.position < head else { return run.position }
                do {
                    try await run.advance(through: head, batchSize: batchSize) { progress($0, head) }
                } catch let error as ProjectionError where error.isLostRace {
                    // Another process is at it: what it does is as good.
                    live = nil
                    lost += 1
                    try await Task.sleep(for: .milliseconds(min(250, 5 << min(lost, 6))))
                } catch {
                    live = nil
                    throw error
                }
            }
        }
    }

    /// Keeps the read models at the log's end until the task is cancelled, also across restarts of the server.
    ///
    /// - Throws: What no later attempt will mend: `ProjectionError.newer`, `ReadError`, an error of the server that isn't
    ///   about its being away.
    package func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.follow() }
            group.addTask { try await self.lookAtCheckpoints() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// A server that was stopped short may have lost what was committed last, for the read models' commits don't wait for the
    /// disk. Nothing tells of it before the next event comes.
    private func lookAtCheckpoints() async throws {
        while true {
            try await Task.sleep(for: Self.lookInterval)
            do {
                if try await isSetBack() { try await catchUp() }
            } catch let error as PostgresError where error.isPassing || error.kind == .outcomeUnknown {
                logger.debug("the checkpoints cannot be read now: \(error)")
            }
        }
    }

    /// Whether the read models stand before where they were taken to; what was folded of the rest is forgotten then.
    private func isSetBack() async throws -> Bool {
        try await exclusively {
            guard let run = live else { return true }
            let checkpoints = try await pool.withSession { [schema] session in
                try Checkpoint.all(in: schema, session)
            }
            // Others than these models may stand there, of another debrief.
            let own = checkpoints.filter { checkpoint in
                checkpoint.generation == .live && models.contains { $0.name == checkpoint.projection }
            }
            guard own.contains(where: { $0.position < run.position }) else { return false }
            live = nil
            return true
        }
    }

    private func follow() async throws {
        var failures = 0
        while !Task.isCancelled {
            do {
                let position = try await catchUp()
                for try await page in store.follow(after: position, limit: batchSize) {
                    guard try await project(page.events) else { break }
                    failures = 0
                }
            } catch let error as PostgresError
                where (error.isPassing || error.kind == .outcomeUnknown) && !Task.isCancelled
            {
                // Whether a batch was committed, its checkpoint tells the next attempt.
                failures += 1
                logger.warning("the read models wait for the server: \(error)")
                try await Task.sleep(for: .milliseconds(min(2_000, 50 << min(failures, 6))))
            }
        }
    }

    /// - Returns: Whether they were projected here; otherwise another process is at it.
    private func project(_ events: [RecordedEvent]) async throws -> Bool {
        try await exclusively {
            guard let live else { return false }
            do {
                try await live.project(events)
                return true
            } catch let error as ProjectionError where error.isLostRace {
                self.live = nil
                return false
            } catch {
                self.live = nil
                throw error
            }
        }
    }

    /// One at a time: an actor lets others in whenever it waits.
    private func exclusively<Outcome>(_ body: () async throws -> Outcome) async rethrows -> Outcome {
        if isBusy { await withCheckedContinuation { waiting.append($0) } }
        isBusy = true
        defer {
            if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() }
        }
        return try await body()
    }

    private var schema: String { organisation.readSchema }

    private func prepared(
        head: Position,
        progress: @Sendable (Position, Position) -> Void
    ) async throws -> ProjectionRun {
        if let live { return live }
        let outdated = try await makeTables()
        let run = ProjectionRun(models, generation: .live, store: store, pool: pool, schema: schema)
        let isFresh = try await isUntouched()
        let toBuild = isFresh && head > Self.worthBuildingBeside ? models : outdated
        if !toBuild.isEmpty { try await build(toBuild, progress: progress) }
        try await run.sync()
        live = run
        return run
    }

    /// Builds read models anew, beside those that are read, and puts them in their place.
    private func build(
        _ models: [any ReadModel],
        progress: @Sendable (Position, Position) -> Void
    ) async throws {
        let tables = ReadModelTables(pool, organisation: organisation)
        try await tables.beginBuilding(models)
        do {
            let run = ProjectionRun(models, generation: .next, store: store, pool: pool, schema: schema)
            try await run.sync()
            try await follow(run, progress: progress)
            try await tables.index(models)
            repeat { try await follow(run, progress: progress) } while try await !tables.switchOver(models)
        } catch {
            // A cancelled task could not tidy up.
            await Task { [logger] in
                do { try await tables.abandon(models) } catch {
                    logger.warning("what was being built is left for the next attempt to clear: \(error)")
                }
            }.value
            throw error
        }
        live = nil
    }

    private func follow(_ run: ProjectionRun, progress: @Sendable (Position, Position) -> Void) async throws {
        let head = try await store.head().position
        try await run.advance(through: head, batchSize: batchSize) { progress($0, head) }
    }

    /// Tries again what is parked, from the first event of each stream.
    ///
    /// - Parameter projection: The one that is meant; nil for all.
    /// - Returns: How many streams were tried, and which of them are stuck again.
    /// - Throws: `ProjectionError.unknown`; `PostgresError`.
    package func retry(_ projection: String? = nil) async throws -> (tried: Int, stuck: Set<StreamName>) {
        if let projection, !models.contains(where: { $0.name == projection }) {
            throw ProjectionError.unknown(projection)
        }
        try await catchUp()
        return try await exclusively {
            let parked = try await parked().filter { projection == nil || $0.projection == projection }
            let run = try await prepared(head: 0) { _, _ in }
            var stuck: Set<StreamName> = []
            live = nil
            for (place, model) in models.enumerated() {
                let streams = parked.filter { $0.projection == model.name }.map(\.stream)
                guard !streams.isEmpty else { continue }
                stuck.formUnion(try await run.remake(streams, of: [place]))
            }
            return (Set(parked.map(\.stream)).count, stuck)
        }
    }

    /// What is parked of what is read now.
    package func parked() async throws -> [ParkedStream] {
        try await pool.withSession { [schema] session in
            try ParkedStream.all(in: schema, session).filter { $0.generation == .live }
        }
    }

    /// Builds one read model anew from the first event on, beside the old one, which is read until the new one stands.
    ///
    /// - Throws: `ProjectionError.unknown`, `.rebuilding`; `CancellationError`; `PostgresError`. The old one then stays.
    package func rebuild(
        _ name: String,
        progress: @Sendable (Position, Position) -> Void = { _, _ in }
    ) async throws {
        guard let model = models.first(where: { $0.name == name }) else { throw ProjectionError.unknown(name) }
        try await exclusively { _ = try await makeTables() }
        // What is read goes on being kept meanwhile.
        try await build([model], progress: progress)
    }

    /// Builds all read models anew, beside those that are read, and tells which rows of these are other ones. What is read
    /// stays as it is.
    ///
    /// - Throws: as `rebuild`.
    package func differences(
        progress: @Sendable (Position, Position) -> Void = { _, _ in }
    ) async throws -> [ReadModelDifference] {
        try await catchUp()
        return try await exclusively {
            let tables = ReadModelTables(pool, organisation: organisation)
            try await tables.beginBuilding(models)
            let outcome: Result<[ReadModelDifference], any Error>
            do {
                let run = ProjectionRun(models, generation: .next, store: store, pool: pool, schema: schema)
                try await run.sync()
                try await follow(run, progress: progress)
                outcome = .success(try await compare())
            } catch {
                outcome = .failure(error)
            }
            // A cancelled task could not tidy up.
            await Task { [models, logger] in
                do { try await tables.abandon(models) } catch {
                    logger.warning("what was built to be compared is left for the next attempt to clear: \(error)")
                }
            }.value
            return try outcome.get()
        }
    }

    private func compare() async throws -> [ReadModelDifference] {
        try await pool.transaction(isolation: .repeatableRead, timeout: .seconds(3_600)) { [schema, models] session in
            try session.query("SELECT set_config('statement_timeout', '0', true)")
            let position = try Checkpoint.all(in: schema, session).map(\.position).min() ?? 0
            let comparison = ReadModelComparison(schema: schema, position: position)
            return try models.flatMap(\.tables).flatMap { try comparison.differences(of: $0, session) }
        }
    }

    /// Makes the tables that are missing.
    ///
    /// - Returns: The read models whose tables are of an older version.
    private func makeTables() async throws -> [any ReadModel] {
        try await ReadModelTables(pool, organisation: organisation).make(models)
    }

    private func isUntouched() async throws -> Bool {
        try await pool.withSession { [schema] session in
            try Checkpoint.all(in: schema, session).allSatisfy { $0.generation == .next || $0.position == 0 }
        }
    }
}

extension ProjectionError {
    /// Whether another process was quicker.
    fileprivate var isLostRace: Bool {
        switch self {
        case .ahead, .behind, .mismatch: true
        case .newer, .unknown, .rebuilding, .timedOut: false
        }
    }
}
