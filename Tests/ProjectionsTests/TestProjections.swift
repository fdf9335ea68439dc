import EventSourcing
import EventStore
import Lessons
import LogGenerator
import Postgres
import Projections
import TestSupport
import Testing

/// A log and its read models on a test's database.
struct TestProjections {
    let store: EventStore
    let pool: Pool
    let database: TestDatabase

    static func with(_ body: (TestProjections) async throws -> Void) async throws {
        let database = TestDatabase.current
        try await database.withStore { store in
            try await Pool.with(database.configuration(.projector), size: 4, logger: .silent) { pool in
                try await body(TestProjections(store: store, pool: pool, database: database))
            }
        }
    }

    func projector(
        batchSize: Int = 1_000,
        models: [any ReadModel] = ReadModels.all,
        through pool: Pool? = nil
    ) -> Projector {
        Projector(
            store,
            pool ?? self.pool,
            organisation: database.organisation,
            models: models,
            batchSize: batchSize,
            logger: .silent
        )
    }

    /// Records so many generated commands.
    func record(_ commands: Int, seed: UInt64) async throws {
        var generator = LogGenerator(seed: seed, missions: 4)
        let requests = try (0..<commands).map { _ in try generator.next() }
        _ = try await store.importRequests(requests.async)
    }

    /// Every row of every table of the read models, as text, in order; all the same wherever they were made.
    func rows(asOf position: Position? = nil, models: [any ReadModel] = ReadModels.all) async throws -> [String] {
        let schema = database.organisation.readSchema
        return try await pool.withSession { session in
            var all: [String] = []
            for table in models.flatMap(\.tables) {
                let condition: SQL =
                    switch (position, table.kind) {
                    case (nil, _): "true"
                    case (let position?, .counters): "t.valid_from <= \(position)"
                    case (let position?, _): "t.valid_from <= \(position) AND \(position) < t.valid_to"
                    }
                // As of a position, a version that ended later looks like one that hasn't.
                let text: SQL =
                    position == nil || table.kind != .versions ? "t::text" : "(to_jsonb(t) - 'valid_to')::text"
                all += try session.query(
                    """
                    SELECT \(table.name) || ' ' || \(sql: text)
                    FROM \(identifier: schema).\(identifier: table.name) t WHERE \(sql: condition) ORDER BY 1
                    """
                ).map { try $0.decode(0) }
            }
            return all
        }
    }

    /// Empties what was projected, as if nothing ever had been.
    func forget() async throws {
        let schema = database.organisation.readSchema
        try await database.withSession { session in
            let tables: [String] = try session.query(
                "SELECT tablename::text FROM pg_tables WHERE schemaname = \(schema) AND tablename NOT IN ('checkpoints', 'parked')"
            ).map { try $0.decode(0) }
            for table in tables {
                try session.execute("DROP TABLE \(identifier: schema).\(identifier: table)")
            }
            try session.execute("DELETE FROM \(identifier: schema).checkpoints")
            try session.execute("DELETE FROM \(identifier: schema).parked")
        }
    }
}

extension TestProjections {
    /// Runs `body` while a projector of its own follows the log.
    func following(_ body: () async throws -> Void) async throws {
        let projector = projector(batchSize: 20)
        let work = Task { try await projector.run() }
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        work.cancel()
        do { try await work.value } catch is CancellationError {} catch let error as PostgresError
            where error.kind == .cancelled
        {}
        try outcome.get()
    }

    /// Appends so many generated commands one by one, each with streams of its own.
    func append(_ commands: Int, seed: UInt64) async throws {
        var generator = LogGenerator(seed: seed, missions: 1)
        // Its one mission is there already, or comes with the first of these.
        for _ in 0..<commands {
            do { _ = try await store.append(try generator.next()) } catch AppendError.commandReused {}
        }
    }

    func untilCaughtUp() async throws {
        try await eventually { try await checkpoints() == [store.head().position] }
    }

    /// Where the projections stand.
    func checkpoints() async throws -> Set<Position> {
        let schema = database.organisation.readSchema
        return try await database.withSession { session in
            Set(try session.query("SELECT position FROM \(identifier: schema).checkpoints").map { try $0.decode(0) })
        }
    }

    /// What stands is what the log gives when it is projected from its beginning.
    func expectRowsOfAReplay(_ location: SourceLocation = #_sourceLocation) async throws {
        let rows = try await rows()
        try await forget()
        try await projector().catchUp()
        let replayed = try await self.rows()
        let difference = Set(rows).symmetricDifference(replayed)
        #expect(difference.min() == nil && rows.count == replayed.count, sourceLocation: location)
    }

    /// The names of those that are being rebuilt, as they are shown.
    func building() async throws -> [String] {
        try await Pool.with(database.configuration(.reader), logger: .silent) { pool in
            try await ReadSide(pool, organisation: database.organisation).status(of: store, now: .sample(0))
                .filter { $0.building != nil }.map(\.name).sorted()
        }
    }

    func administer(_ statements: String) async throws {
        try await database.withSession { session in try session.script(statements) }
    }

    func numbers(_ query: SQL) async throws -> [(Int64, Int64)] {
        try await database.withSession { session in
            try session.query(query).map { (try $0.decode(0), try $0.decode(1)) }
        }
    }

    func withReadSide(_ body: (ReadSide) async throws -> Void) async throws {
        try await Pool.with(database.configuration(.reader), size: 2, logger: .silent) { pool in
            try await body(ReadSide(pool, organisation: database.organisation))
        }
    }
}
