import EventSourcing
import EventStore
import TestSupport
import Testing

@Suite(.database, .timeLimit(.minutes(5))) struct FindingTests {
    private let database = TestDatabase.current

    @Test func aStreamIsFoundByItsNumberInItsCategory() async throws {
        try await database.withStore { store in
            for name in ["observation/b", "lesson/b", "observation/a", "observation/b"] {
                _ = try await store.append(.sample(StreamName(name)))
            }
            let first = StreamRevision(stream: try StreamName("observation/b"), number: 1, revision: 1)
            let second = StreamRevision(stream: try StreamName("observation/a"), number: 2, revision: 0)
            #expect(try await store.stream(numbered: 1, in: "observation") == first)
            #expect(try await store.stream(numbered: 2, in: "observation") == second)
            #expect(try await store.stream(numbered: 3, in: "observation") == nil)
            #expect(try await store.stream(numbered: 2, in: "lesson") == nil)
            #expect(try await store.stream(numbered: 0, in: "observation") == nil)
        }
    }

    @Test func streamsAreFoundByTheBeginningOfTheirNames() async throws {
        try await database.withStore { store in
            for name in ["0a", "0b1", "0b\u{10FFFD}", "0c"] {
                _ = try await store.append(.sample(StreamName("lesson/\(name)")))
                _ = try await store.append(.sample(StreamName("observation/\(name)")))
            }
            func names(_ prefix: String, limit: Int = 10) async throws -> [String] {
                try await store.streams(startingWith: prefix, limit: limit).map(\.stream.rawValue)
            }
            #expect(try await names("observation/0b") == ["observation/0b1", "observation/0b\u{10FFFD}"])
            #expect(try await names("observation/", limit: 2) == ["observation/0a", "observation/0b1"])
            #expect(try await names("observation/0b%") == [])
            #expect(try await names("observation/0d") == [])
            await #expect(throws: ReadError.limit(0)) { try await names("observation/", limit: 0) }
        }
    }
}
