import EventSourcing
import EventStore
import LogGenerator
import Postgres
import Projections
import TestSupport
import Testing

/// The projector follows the log, whatever happens to it on the way.
@Suite(.database, .timeLimit(.minutes(5))) struct FollowingTests {
    @Test("68 from the start, from a position, from the end, and before any event exists")
    func fromAnywhere() async throws {
        try await TestProjections.with { test in
            let projector = test.projector()
            #expect(try await projector.catchUp() == 0)
            try await test.record(60, seed: 21)
            #expect(try await projector.catchUp(through: 20) == 20)
            #expect(try await test.projector().catchUp(through: 10) == 20)
            let head = try await test.store.head().position
            for _ in 1...2 { #expect(try await projector.catchUp() == head) }
            try await test.expectRowsOfAReplay()
        }
    }

    @Test("69 history hands over to live with no loss or repeat while writers run")
    func historyHandsOverToLive() async throws {
        try await TestProjections.with { test in
            try await test.record(100, seed: 22)
            try await test.following {
                for seed in UInt64(23)...27 { try await test.append(30, seed: seed) }
                try await test.untilCaughtUp()
            }
            try await test.expectRowsOfAReplay()
        }
    }

    @Test("70 a lost notification costs one poll interval")
    func aLostNotificationCostsOnePollInterval() async throws {
        try await TestProjections.with { test in
            try await test.following {
                // Another process's store: nobody here is told of what it appends.
                try await test.database.withStore { other in
                    try await TestProjections(store: other, pool: test.pool, database: test.database)
                        .append(20, seed: 28)
                }
                try await test.untilCaughtUp()
            }
        }
    }

    @Test("71 it goes on by itself after the server was stopped short and started again")
    func itGoesOnAfterTheServerWasStarted() async throws {
        try await following { server, store in
            var generator = LogGenerator(seed: 34, missions: 1)
            for _ in 0..<3 {
                for _ in 0..<10 { _ = try await store.append(try generator.next()) }
                try await server.server.restart(.immediate)
            }
            try await server.wait(until: Self.isCaughtUp)
        }
    }

    @Test("71 it goes back to where the read models stand when the server lost their last commits")
    func itGoesBackToWhereTheReadModelsStand() async throws {
        // Commits that don't wait for the disk get there ten seconds later.
        try await following(settings: ["wal_writer_delay": "10s"]) { server, store in
            var generator = LogGenerator(seed: 35, missions: 1)
            for _ in 0..<10 { _ = try await store.append(try generator.next()) }
            try await server.wait(until: Self.isCaughtUp)
            try await server.server.restart(.immediate)
            try await server.wait(until: Self.isCaughtUp)
        }
    }

    private static let isCaughtUp = """
        SELECT count(DISTINCT position) = 1 AND min(position) = (SELECT max(position) FROM debrief.events)
        FROM debrief$read.checkpoints
        """

    /// Runs `body` while a projector keeps up with a server of its own, with a store beside the projector's.
    private func following(
        settings: [String: String] = [:],
        _ body: (ServerUnderTest, EventStore) async throws -> Void
    ) async throws {
        try await ServerUnderTest.with(settings: settings) { server in
            try await server.script("ALTER ROLE debrief_projector LOGIN")
            var projecting = server.server.configuration
            projecting.parameters["user"] = server.organisation.role(.projector)
            try await server.withStores(2) { stores in
                try await Pool.with(projecting, size: 2, logger: .silent) { pool in
                    let projector = Projector(stores[0], pool, organisation: server.organisation, logger: .silent)
                    let work = Task {
                        do { try await projector.run() } catch  where !Task.isCancelled { Issue.record(error) }
                    }
                    try await body(server, stores[1])
                    work.cancel()
                    _ = await work.result
                }
            }
        }
    }

    @Test("71 it goes on by itself after its connections were ended")
    func itGoesOnAfterItsConnectionsWereEnded() async throws {
        try await TestProjections.with { test in
            try await test.following {
                for seed in UInt64(30)...33 {
                    try await test.append(20, seed: seed)
                    try await test.administer(
                        """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND usename = 'debrief_projector'
                        """
                    )
                }
                try await test.untilCaughtUp()
            }
            try await test.expectRowsOfAReplay()
        }
    }

    @Test("76 rows and checkpoint commit together, whatever connection is ended when", arguments: [UInt64(1), 2, 3])
    func rowsAndCheckpointCommitTogether(seed: UInt64) async throws {
        try await TestProjections.with { test in
            var random = SeededGenerator(seed: seed)
            for kill in UInt64(0)..<12 {
                try await test.record(40, seed: seed * 100 + kill)
                let projector = test.projector(batchSize: Int.random(in: 1...10, using: &random))
                let work = Task { try await projector.catchUp() }
                try await Task.sleep(for: .milliseconds(Int.random(in: 1...60, using: &random)))
                if kill % 2 == 0 {
                    work.cancel()
                } else {
                    try await test.administer(
                        """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND usename = 'debrief_projector'
                        """
                    )
                }
                _ = await work.result
            }
            try await test.projector().catchUp()
            try await test.expectRowsOfAReplay()
        }
    }

    @Test("77 two that run share the work by the checkpoints, and one goes on alone")
    func twoThatRunShareTheWork() async throws {
        try await TestProjections.with { test in
            try await test.record(200, seed: 40)
            try await Pool.with(test.database.configuration(.projector), size: 2, logger: .silent) { pool in
                let (first, second) = (test.projector(batchSize: 5), test.projector(batchSize: 3, through: pool))
                let dying = Task { try await first.run() }
                let lasting = Task { try await second.run() }
                for seed in UInt64(41)...43 { try await test.append(20, seed: seed) }
                dying.cancel()
                _ = await dying.result
                try await test.append(20, seed: 44)
                try await test.untilCaughtUp()
                lasting.cancel()
                _ = await lasting.result
            }
            try await test.expectRowsOfAReplay()
        }
    }

    @Test("78 one that was overtaken writes nothing of what it had folded")
    func oneThatWasOvertakenWritesNothing() async throws {
        try await TestProjections.with { test in
            try await test.record(150, seed: 45)
            let (late, quick) = (test.projector(batchSize: 10), test.projector())
            try await late.catchUp(through: 20)
            try await quick.catchUp()
            let rows = try await test.rows()
            try await test.append(10, seed: 46)
            try await quick.catchUp(through: try await test.store.head().position - 5)
            try await late.catchUp()
            #expect(try await test.rows().count > rows.count)
            try await test.expectRowsOfAReplay()
        }
    }

    @Test("79 nothing of it needs a connection of its own: no lock, setting, channel or table outlives a transaction")
    func nothingNeedsAConnectionOfItsOwn() async throws {
        try await TestProjections.with { test in
            try await test.record(100, seed: 47)
            try await Pool.with(test.database.configuration(.projector), size: 1, logger: .silent) { pool in
                let store = try await EventStore.open(pool, organisation: .standard, logger: .silent)
                let projector = Projector(store, pool, organisation: .standard, logger: .silent)
                try await projector.catchUp()
                try await projector.rebuild("texts")
                let left: String? = try await pool.withSession { session in
                    try session.query(
                        """
                        SELECT concat((SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory'),
                            ' ', (SELECT count(*) FROM pg_listening_channels()), ' ', current_setting('synchronous_commit'),
                            ' ', current_setting('maintenance_work_mem'), ' ', pg_my_temp_schema())
                        """
                    ).first?.decode(0)
                }
                #expect(left == "0 0 on 64MB 0")
                await store.shutdown()
            }
        }
    }

    @Test("80 a checkpoint that is ahead, behind or gone is told apart")
    func aCheckpointElsewhereIsToldApart() async throws {
        try await TestProjections.with { test in
            try await test.record(100, seed: 48)
            let head = try await test.projector().catchUp(through: 50)
            // Ahead: another went on, which is as good.
            let late = test.projector()
            try await late.catchUp(through: 50)
            try await test.projector().catchUp(through: 60)
            #expect(try await late.catchUp(through: 70) == 70 && head == 50)
            // Behind: the rows are there already, and none is doubled.
            try await test.administer("UPDATE debrief$read.checkpoints SET position = 40")
            let error = await #expect(throws: PostgresError.self) { try await late.catchUp() }
            #expect(error?.sqlState == "23505")
            #expect(try await test.checkpoints() == [40])
            // Gone: its tables are there, and nobody takes them for empty.
            try await test.administer("DELETE FROM debrief$read.checkpoints WHERE projection = 'lessons'")
            let missing = await #expect(throws: PostgresError.self) { try await test.projector().catchUp() }
            #expect(missing?.sqlState == "42P07")
        }
    }

    @Test("81 waiting for a position ends at once where it is passed, wakes when it comes, and gives up by name")
    func waitingForAPosition() async throws {
        try await TestProjections.with { test in
            try await test.record(30, seed: 49)
            let head = try await test.projector().catchUp()
            try await test.withReadSide { side in
                try await side.wait(for: head, timeout: .zero)
                let missing = ProjectionError.timedOut(waitingFor: head + 1, at: head)
                await #expect(throws: missing) { try await side.wait(for: head + 1, timeout: .milliseconds(30)) }
                async let waiting: Void = side.wait(for: head + 1, timeout: .seconds(20))
                try await test.append(5, seed: 50)
                try await test.projector().catchUp()
                try await waiting
            }
        }
    }

    @Test("82 one that can't write reads no further than a few batches")
    func oneThatCannotWriteReadsNoFurther() async throws {
        try await TestProjections.with { test in
            try await test.record(600, seed: 51)
            let seen = Tally()
            let model = try Poisoned { _ in
                seen.add()
                return false
            }
            let projector = test.projector(batchSize: 20, models: [model])
            try await projector.catchUp(through: 1)
            try await OpenTransaction.with(test.database.superuser) { transaction in
                try await transaction.run("SELECT FROM debrief$read.checkpoints FOR UPDATE")
                let work = Task { try await projector.catchUp() }
                try await Task.sleep(for: .milliseconds(700))
                #expect(seen.count <= 60)
                try await transaction.commit()
                _ = try await work.value
            }
            #expect(seen.count > 200)
        }
    }
}
