import EventSourcing
import EventStore
import Foundation
import TestSupport
import Testing

/// What waits in front of the log is bounded, in number, in bytes and in time.
@Suite(.database, .timeLimit(.minutes(5))) struct WaitingTests {
    private let database = TestDatabase.current

    @Test func aRequestTooManyIsRefusedAtOnceAndTheOthersAreRecorded() async throws {
        try await database.withStore(limits: AppendLimits(requests: 3)) { store in
            let outcomes = try await withThrowingTaskGroup(of: Result<AppendResult, AppendError>.self) { group in
                try await database.holdingTheLog {
                    let first = try AppendRequest.sample(StreamName("observation/0"))
                    group.addTask { await outcome { try await store.append(first) } }
                    try await database.untilWaiting(1)
                    for number in 1...8 {
                        let request = try AppendRequest.sample(StreamName("observation/\(number)"))
                        group.addTask { await outcome { try await store.append(request) } }
                    }
                    var refused: [Result<AppendResult, AppendError>] = []
                    while refused.count < 5, let next = try await group.next() { refused.append(next) }
                    let waiting = AppendError.overloaded(requests: 3, bytes: try bytes(of: 3))
                    #expect(refused.allSatisfy { $0.failure == waiting })
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count == 4 && outcomes.allSatisfy { $0.failure == nil })
            #expect(try await store.head().position == 4)
        }
    }

    @Test func moreBytesThanMayWaitAreRefused() async throws {
        try await database.withStore(limits: AppendLimits(bytes: AppendRequest.maximumBytes)) { store in
            let stream = try StreamName("observation/1")
            let data = #"{"text":"\#(String(repeating: "a", count: 60_000))"}"#
            let events = try (0..<150).map { _ in try AuthoredEvent.sample(stream, data: data) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                try await database.holdingTheLog {
                    group.addTask { _ = try await store.append(.sample(stream)) }
                    try await database.untilWaiting(1)
                    group.addTask { _ = try await store.append(.sample(events)) }
                    group.addTask { _ = try await store.append(.sample(events)) }
                    let refused = await #expect(throws: AppendError.self) { try await group.next() }
                    guard case .overloaded(requests: 1, let bytes) = refused else {
                        Issue.record("it is refused as \(String(describing: refused))")
                        return
                    }
                    #expect(bytes > 150 * 60_000)
                }
                try await group.waitForAll()
            }
            #expect(try await store.head().position == 151)
        }
    }

    @Test func whatWaitedTooLongIsToldSoAndWhatWasSentIsUnknown() async throws {
        try await database.withStore(limits: AppendLimits(patience: .seconds(1))) { store in
            let (sent, unsent) = (try StreamName("observation/sent"), try StreamName("observation/unsent"))
            let begin = ContinuousClock.now
            let requests = (try AppendRequest.sample(sent), try AppendRequest.sample(unsent))
            try await database.holdingTheLog {
                async let first = outcome { try await store.append(requests.0) }
                try await database.untilWaiting(1)
                let second = await outcome { try await store.append(requests.1) }
                #expect(second.failure == .timedOut(.seconds(1)))
                guard case .outcomeUnknown = await first.failure else {
                    Issue.record("what was sent has the outcome \(await first)")
                    return
                }
            }
            #expect(ContinuousClock.now - begin < .seconds(20))
            let results = (try await store.append(requests.0), try await store.append(requests.1))
            #expect(!results.1.isRepeat)
            #expect(try await store.head().position == 2)
            #expect(Set([results.0.positions, results.1.positions]) == [1...1, 2...2])
        }
    }

    private func bytes(of requests: Int) throws -> Int {
        try requests * AppendRequest.sample(StreamName("observation/1")).byteCount
    }
}
