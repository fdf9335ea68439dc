import Postgres
import Synchronization
import Testing

/// Many who ask at the same time are answered by few queries, and nobody by one that was put before.
@Suite(.timeLimit(.minutes(5))) struct GatheringTests {
    private struct Refusal: Error {}

    /// What was asked for, each time; the first query waits until it is let go.
    private final class Asked: Sendable {
        let queries = Mutex<[Set<Int>]>([])
        let (released, release) = AsyncStream.makeStream(of: Void.self)

        func ask(_ keys: Set<Int>) async throws -> [Int: Int] {
            let isFirst = queries.withLock { queries in
                queries.append(keys)
                return queries.count == 1
            }
            if isFirst { for await _ in released {} }
            if keys.contains(13) { throw Refusal() }
            return Dictionary(uniqueKeysWithValues: keys.filter { $0 >= 0 }.map { ($0, $0 * 10) })
        }

        func awaitFirst() async throws {
            while queries.withLock(\.isEmpty) { try await Task.sleep(for: .milliseconds(1)) }
        }
    }

    private let asked = Asked()
    private let gathering: Gathering<Int, Int>

    init() {
        gathering = Gathering { [asked] in try await asked.ask($0) }
    }

    /// Those who ask while the first is on its way.
    private func askMeanwhile(_ keys: [Int]) async throws -> [Task<Int?, any Error>] {
        let tasks = keys.map { key in Task { [gathering] in try await gathering.find(key) } }
        try await Task.sleep(for: .milliseconds(50))
        return tasks
    }

    @Test func whoAskMeanwhileShareTheNextQuery() async throws {
        async let first = gathering.find(1)
        try await asked.awaitFirst()
        let others = try await askMeanwhile([1, 2, 2, -1])
        asked.release.finish()
        #expect(try await first == 10)
        var answers: [Int?] = []
        for other in others { answers.append(try await other.value) }
        #expect(answers == [10, 20, 20, nil])
        // Who asked for 1 again asked after the first query had been put.
        #expect(asked.queries.withLock(\.self) == [[1], [1, 2, -1]])
    }

    @Test func aFailureIsOfThoseOfItsQueryAlone() async throws {
        async let first = gathering.find(1)
        try await asked.awaitFirst()
        let others = try await askMeanwhile([13, 2])
        asked.release.finish()
        #expect(try await first == 10)
        for other in others { await #expect(throws: Refusal.self) { try await other.value } }
        #expect(try await gathering.find(2) == 20)
    }

    @Test func whoIsCancelledLeavesTheOthersWaiting() async throws {
        async let first = gathering.find(1)
        try await asked.awaitFirst()
        let others = try await askMeanwhile([2, 3])
        others[0].cancel()
        await #expect(throws: CancellationError.self) { try await others[0].value }
        asked.release.finish()
        #expect(try await others[1].value == 30)
        #expect(try await first == 10)
    }
}
