import EventSourcing
import EventStore
import Foundation

/// Sends commands several times each, in any order, from many callers at once.
struct RepeatedCommands: Sendable {
    private static let repeats = 3
    private static let callers = 128

    let recorder = HistoryRecorder()
    private let stores: [ObservedStore]
    private let seed: UInt64

    init(stores: [EventStore], seed: UInt64) {
        let recorder = recorder
        self.stores = stores.map { ObservedStore($0, recorder: recorder) }
        self.seed = seed
    }

    /// Sends the commands of these numbers, and checks that each had one effect and one answer.
    func send(_ numbers: Range<Int>, to verdict: inout FaultVerdict) async throws {
        var random = SeededGenerator(seed: seed &+ UInt64(numbers.lowerBound))
        let order = numbers.flatMap { [Int](repeating: $0, count: Self.repeats) }.shuffled(using: &random)
        let next = Counter()
        var answers: [Int: [AppendResult]] = [:]
        try await withThrowingTaskGroup(of: [(Int, AppendResult)].self) { group in
            for caller in 0..<Self.callers {
                group.addTask { try await send(order, from: next, as: caller) }
            }
            for try await told in group {
                for (number, result) in told { answers[number, default: []].append(result) }
            }
        }
        for number in numbers { judge(answers[number] ?? [], of: number, in: &verdict) }
    }

    private func send(_ order: [Int], from next: Counter, as caller: Int) async throws -> [(Int, AppendResult)] {
        var told: [(Int, AppendResult)] = []
        while case let index = next.take(), index < order.count {
            let request = try RequestGenerator.request(seed: seed &+ UInt64(order[index]))
            switch await stores[caller % stores.count].append(request) {
            case .acknowledged(let result): told.append((order[index], result))
            case .refused(let error), .unknown(let error): throw error
            }
        }
        return told
    }

    /// All of them say the same, and one of them did it.
    private func judge(_ answers: [AppendResult], of number: Int, in verdict: inout FaultVerdict) {
        let places = Set(answers.map { "\($0.positions, default: "nowhere") \($0.recordedAt, default: "never")" })
        let isOne = places.count == 1 && answers.allSatisfy { $0.streams == answers[0].streams }
        verdict.expect(isOne && answers.count == Self.repeats, "command \(number) got \(answers)")
        verdict.expect(
            answers.count { !$0.isRepeat } == 1,
            "command \(number) was recorded other than once: \(answers)"
        )
    }
}
