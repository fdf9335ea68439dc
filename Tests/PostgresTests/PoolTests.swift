import Postgres
import TestSupport
import Testing

@Suite(.throttled, .timeLimit(.minutes(5)))
struct PoolTests {
    /// Asks twice, with a suspension between; an answer that went to another caller would show.
    ///
    /// - Returns: the backends that answered.
    private func ask(_ pool: Pool, as caller: Int) async throws -> [Int] {
        var backends: [Int] = []
        for round in 0..<2 {
            let sent = caller * 10 + round
            let answer = try await pool.withSession(timeout: .seconds(50)) { session in
                let row = try session.query("select \(sent), pg_backend_pid(), \(caller)::text")[0]
                #expect(try row.decode(2, as: String.self) == "\(caller)")
                return try [row.decode(0, as: Int.self), row.decode(1, as: Int.self)]
            }
            #expect(answer[0] == sent)
            backends.append(answer[1])
            await Task.yield()
        }
        return backends
    }

    @Test func twoThousandInterleavedCallersOnFourConnections() async throws {
        try await TestServer.withPool(size: 4, acquireTimeout: .seconds(50)) { pool in
            var backends: Set<Int> = []
            try await withThrowingTaskGroup(of: [Int].self) { group in
                for caller in 0..<2_000 { group.addTask { try await ask(pool, as: caller) } }
                for try await answer in group { backends.formUnion(answer) }
            }
            #expect(backends.count <= 4)
            #expect(pool.statistics.idle == backends.count)
            #expect(pool.statistics.leased == 0)
            #expect(pool.statistics.waiting == 0)
        }
    }

    @Test func aSessionIsOneConnectionForTheWholeClosure() async throws {
        try await TestServer.withPool(size: 3) { pool in
            try await withThrowingDiscardingTaskGroup { group in
                for caller in 0..<30 {
                    group.addTask {
                        let last = try await pool.withSession { session in
                            try session.script("create temporary table if not exists t (n int); truncate t")
                            for _ in 0..<10 { try session.execute("insert into t values (\(caller))") }
                            return try session.query("select count(*) from t where n = \(caller)")[0].decode(
                                0,
                                as: Int.self
                            )
                        }
                        #expect(last == 10)
                    }
                }
            }
        }
    }

    @Test func waitersAreServedInOrder() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession { try $0.script("create temporary table served (n int, at serial)") }
            let gate = Gate()
            try await withThrowingDiscardingTaskGroup { group in
                group.addTask { try await pool.withSession { try gate.hold($0) } }
                try await eventually { pool.statistics.leased == 1 }
                for number in 1...20 {
                    group.addTask {
                        try await pool.withSession { _ = try $0.query("insert into served values (\(number))") }
                    }
                    try await eventually { pool.statistics.waiting == number }
                }
                gate.open()
            }
            let order = try await pool.withSession { session in
                try session.query("select n from served order by at").map { try $0.decode(0, as: Int.self) }
            }
            #expect(order == Array(1...20))
        }
    }

    @Test func aTransactionLeftOpenIsRolledBackBeforeTheNextLease() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let first = try await pool.withSession { session in
                try session.script("create temporary table t (n int)")
                try session.query("begin")
                try session.execute("insert into t values (1)")
                return try session.query("select pg_backend_pid()")[0].decode(0, as: Int.self)
            }
            let (count, second) = try await pool.withSession { session in
                let row = try session.query("select count(*), pg_backend_pid() from t")[0]
                return try (row.decode(0, as: Int.self), row.decode(1, as: Int.self))
            }
            #expect(count == 0)
            #expect(first == second)
        }
    }

    @Test func aFailedTransactionLeftOpenIsRolledBackToo() async throws {
        try await TestServer.withPool(size: 1) { pool in
            await #expect(throws: PostgresError.self) {
                try await pool.withSession { session in
                    try session.query("begin")
                    try session.query("select 1/0")
                }
            }
            try await pool.withSession { _ = try $0.query("select 1") }
        }
    }

    @Test func aCallerWaitsNoLongerThanTheBound() async throws {
        try await TestServer.withPool(size: 1, acquireTimeout: .milliseconds(300)) { pool in
            let gate = Gate()
            async let holder: Void = pool.withSession { try gate.hold($0) }
            try await eventually { pool.statistics.leased == 1 }
            let start = ContinuousClock.now
            let error = await #expect(throws: PostgresError.self) {
                try await pool.withSession { try $0.query("select 1") }
            }
            #expect(error?.kind == .timeout)
            #expect(ContinuousClock.now - start < .seconds(9))
            // A shorter timeout than the pool's own overtakes a timer that runs already.
            let shorter = await #expect(throws: PostgresError.self) {
                try await pool.withSession(timeout: .milliseconds(20)) { try $0.query("select 1") }
            }
            #expect(shorter?.kind == .timeout)
            #expect(pool.statistics.waiting == 0)
            gate.open()
            try await holder
        }
    }

    @Test func aCancelledWaiterLeavesTheQueue() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let gate = Gate()
            async let holder: Void = pool.withSession { try gate.hold($0) }
            try await eventually { pool.statistics.leased == 1 }
            let waiter = Task { try await pool.withSession { try $0.query("select 1").count } }
            try await eventually { pool.statistics.waiting == 1 }
            waiter.cancel()
            let error = await #expect(throws: PostgresError.self) { try await waiter.value }
            #expect(error?.kind == .cancelled)
            #expect(pool.statistics.waiting == 0)
            gate.open()
            try await holder
        }
    }

    @Test func aTaskThatIsCancelledAlreadyAsksNothing() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await pool.withSession { try $0.query("select 1").count }
            }
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(error?.kind == .cancelled)
        }
    }

    @Test func aDeadIdleConnectionIsMadeAnew() async throws {
        try await TestServer.withPool(size: 1) { pool in
            let first = try await pool.withSession {
                try $0.query("select pg_backend_pid()")[0].decode(0, as: Int.self)
            }
            try await TestServer.terminate(first)
            let second = try await pool.withSession {
                try $0.query("select pg_backend_pid()")[0].decode(0, as: Int.self)
            }
            #expect(first != second)
        }
    }

    @Test func shutdownWaitsForLeasesAndRefusesTheRest() async throws {
        let pool = try Pool(TestServer.configuration(), size: 1, logger: TestServer.logger)
        let gate = Gate()
        let holder = Task {
            try await pool.withSession { session in
                try gate.hold(session)
                return try session.query("select 7")[0].decode(0, as: Int.self)
            }
        }
        try await eventually { pool.statistics.leased == 1 }
        let waiter = Task { try await pool.withSession { try $0.query("select 1").count } }
        try await eventually { pool.statistics.waiting == 1 }
        async let shutdown: Void = pool.shutdown()
        try await eventually { pool.statistics.waiting == 0 }
        #expect(pool.statistics.leased == 1)
        gate.open()
        await shutdown
        #expect(pool.statistics.leased == 0)
        #expect(try await holder.value == 7)
        for refused in [waiter, Task { try await pool.withSession { try $0.query("select 1").count } }] {
            let error = await #expect(throws: PostgresError.self) { try await refused.value }
            #expect(error?.kind == .poolClosed)
        }
        await pool.shutdown()
    }

    @Test func aPoolThatIsDroppedClosesItsConnections() async throws {
        let backend = try await Pool(TestServer.configuration(), size: 1, logger: TestServer.logger)
            .withSession { try $0.query("select pg_backend_pid()")[0].decode(0, as: Int.self) }
        try await TestServer.withPool(size: 1) { pool in
            try await eventually {
                try await pool.withSession {
                    try $0.query("select from pg_stat_activity where pid = \(backend)").isEmpty
                }
            }
        }
    }

    /// In milliseconds it is 384 beyond what 64 bits hold.
    @Test func aDeadlineInTheFarFutureIsNotNow() async throws {
        try await TestServer.withPool(size: 1) { pool in
            try await pool.withSession(timeout: .seconds(18_446_744_073_709_552)) { session in
                _ = try session.query("select pg_sleep(0.8)")
            }
        }
    }
}
