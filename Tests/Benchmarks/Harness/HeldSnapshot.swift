import Postgres
import Synchronization

/// What a pg_dump holds from its start to its end: one snapshot, and every table of the organisation locked in ACCESS
/// SHARE mode.
final class HeldSnapshot: Sendable {
    private let isReleased = Mutex(false)

    /// Holds it while something is done.
    static func held<Outcome>(
        on database: BenchmarkDatabase,
        while body: () async throws -> Outcome
    ) async throws -> Outcome {
        let snapshot = HeldSnapshot()
        let (taken, taking) = AsyncStream<Void>.makeStream()
        let holder = Task {
            defer { taking.finish() }
            try await snapshot.hold(on: database) { taking.yield() }
        }
        defer { snapshot.release() }
        var isTaken = taken.makeAsyncIterator()
        if await isTaken.next() == nil { try await holder.value }
        let outcome = try await body()
        snapshot.release()
        try await holder.value
        return outcome
    }

    private func hold(on database: BenchmarkDatabase, taken: @escaping @Sendable () -> Void) async throws {
        try await database.server.connected(to: database.superuser, timeout: .seconds(600)) { session in
            try session.transaction(isolation: .repeatableRead, readOnly: true) { session in
                try session.execute(Self.locking)
                taken()
                while !isReleased.withLock({ $0 }) { try session.query("SELECT pg_sleep(0.1)") }
            }
        }
    }

    private func release() {
        isReleased.withLock { $0 = true }
    }

    private static let locking: SQL = """
        DO $$ DECLARE name regclass; BEGIN
            FOR name IN SELECT c.oid FROM pg_class c
                WHERE c.relnamespace = 'debrief'::regnamespace AND c.relkind IN ('r', 'p')
            LOOP EXECUTE format('LOCK TABLE %s IN ACCESS SHARE MODE', name); END LOOP;
        END $$
        """
}
