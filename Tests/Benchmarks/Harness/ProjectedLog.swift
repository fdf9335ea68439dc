import EventSourcing
import EventStore
import LogGenerator
import Postgres
import Projections
import TestSupport

/// A log of generated events and its read models.
struct ProjectedLog: Sendable {
    let database: BenchmarkDatabase
    let events: Int

    /// Records so many events, and projects none.
    static func make(_ name: String, events: Int, on server: Server) async throws -> ProjectedLog {
        let database = try await server.makeDatabase(name)
        try await database.withStore { store in
            _ = try await store.importRequests(GeneratedRequests(events: events))
        }
        try await database.script("VACUUM (FREEZE, ANALYZE) debrief.events")
        try await database.script("VACUUM (FREEZE, ANALYZE) debrief.streams")
        return ProjectedLog(database: database, events: events)
    }

    func withProjector<Outcome>(_ body: (Projector, EventStore) async throws -> Outcome) async throws -> Outcome {
        try await Pool.with(database.configuration(.projector), size: 4, logger: .silent) { pool in
            let store = try await EventStore.open(
                pool,
                organisation: .standard,
                logger: .silent,
                notifications: database.configuration(.projector)
            )
            let outcome: Result<Outcome, any Error>
            do {
                let projector = Projector(store, pool, organisation: .standard, logger: .silent)
                outcome = .success(try await body(projector, store))
            } catch {
                outcome = .failure(error)
            }
            await store.shutdown()
            return try outcome.get()
        }
    }

    /// As a front asks: one prepared connection of the reader.
    func withReadSide<Outcome>(_ body: (ReadSide, AsOf) async throws -> Outcome) async throws -> Outcome {
        try await Pool.with(database.configuration(.reader), logger: .silent) { pool in
            let side = ReadSide(pool, organisation: .standard)
            let asOf = AsOf(position: try await side.position(), clock: .sample(Self.clock), isNow: true)
            return try await body(side, asOf)
        }
    }

    /// 2026-01-01.
    private static let clock: Int64 = 1_767_225_600_000_000
}

/// Generated commands, made as they are asked for, until they have so many events.
private struct GeneratedRequests: AsyncSequence, Sendable {
    typealias Element = AppendRequest

    let events: Int

    func makeAsyncIterator() -> Iterator { Iterator(left: events) }

    struct Iterator: AsyncIteratorProtocol {
        var left: Int
        private var generator = LogGenerator(seed: 1)

        init(left: Int) { self.left = left }

        mutating func next() async throws -> AppendRequest? {
            guard left > 0 else { return nil }
            let request = try generator.next()
            left -= request.events.count
            return request
        }
    }
}
