import EventSourcing
import EventStore
import Postgres
import TestSupport
import Testing

/// A log that lacks events, or isn't the one that was read before: no reader goes on as if nothing were missing.
@Suite(.database(partitionRows: 4), .timeLimit(.minutes(5))) struct UnsoundLogTests {
    private let database = TestDatabase.current

    @Test("48 a hole in the log is named by every reader, and none goes past it", arguments: [1, 3, 4, 5, 100])
    func holeNamed(limit: Int) async throws {
        try await withHole { store in
            let hole = ReadError.gap(expected: 5, found: 9)
            await #expect(throws: hole) { for try await _ in store.follow(after: 0, limit: limit) {} }
            await #expect(throws: hole) { for try await _ in store.follow(after: 4, limit: limit) {} }
            await #expect(throws: hole) { for try await _ in store.pages(limit: limit) {} }
            await #expect(throws: hole) { try await store.read(after: 4, limit: limit) }
            await #expect(throws: hole) { try await store.lines(after: 4, limit: limit) }
            await #expect(throws: ReadError.gap(expected: 7, found: 9)) { try await store.read(after: 6, limit: limit) }
            let behind = try await store.read(after: 8, limit: limit)
            #expect(behind.events.first?.position == 9)
        }
    }

    @Test(arguments: [EventFilter.all, EventFilter(types: ["test.happened"])])
    func aPositionAboveTheHeadIsNamedByEveryReader(filter: EventFilter) async throws {
        try await database.withStore { store in
            for head in 0...2 as ClosedRange<Position> {
                let above = ReadError.beyondHead(3, head: head)
                await #expect(throws: above) { for try await _ in store.follow(after: 3, where: filter) {} }
                await #expect(throws: above) { for try await _ in store.pages(after: 3, where: filter) {} }
                await #expect(throws: above) { try await store.read(after: 3, where: filter) }
                #expect(try await store.read(after: head, where: filter).events.isEmpty)
                _ = try await store.append(.sample(StreamName("observation/1")))
            }
            #expect(try await store.read(after: .max - 1, through: 7, where: filter).events.isEmpty)
        }
    }

    @Test(arguments: [0, -1, .min])
    func soManyAreNotRead(limit: Int) async throws {
        try await database.withStore { store in
            let refused = ReadError.limit(limit)
            _ = try await store.append(.sample(StreamName("observation/1")))
            await #expect(throws: refused) { for try await _ in store.follow(after: 0, limit: limit) {} }
            await #expect(throws: refused) { for try await _ in store.pages(limit: limit) {} }
            await #expect(throws: refused) { try await store.read(limit: limit) }
            await #expect(throws: refused) { try await store.readBackwards(limit: limit) }
            await #expect(throws: refused) { try await store.load(StreamName("observation/1"), limit: limit) }
            await #expect(throws: refused) { try await store.lines(limit: limit) }
        }
    }

    /// Twelve events, of which somebody took 5 to 8.
    private func withHole(_ body: (EventStore) async throws -> Void) async throws {
        try await database.withStore { store in
            for _ in 1...12 { _ = try await store.append(.sample(StreamName("observation/1"))) }
            try await store.ensurePartitions()
            try await database.withSession { session in
                try session.script("ALTER TABLE debrief.events DETACH PARTITION debrief.events_5")
            }
            try await body(store)
        }
    }
}
