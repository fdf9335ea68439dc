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

    /// As many as make a second batch wait behind the first, and a third behind both.
    @Test func whatWaitedTooLongIsToldSoAndWhatWasSentIsUnknown() async throws {
        let requests = try (0...40).map { try AppendRequest.sample(StreamName("observation/\($0)")) }
        // Long enough for a busy machine to connect and send within half of it.
        let patience = Duration.seconds(5)
        let failures = try await database.withStore(limits: AppendLimits(patience: patience)) { store in
            let begin = ContinuousClock.now
            let failures = try await database.holdingTheLog {
                try await withThrowingTaskGroup(of: (Int, AppendError?).self) { group in
                    for (number, request) in requests.enumerated() {
                        group.addTask { (number, await outcome { try await store.append(request) }.failure) }
                        if number == 0 { try await database.untilWaiting(1) }
                    }
                    return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
                }
            }
            #expect(ContinuousClock.now - begin < .seconds(20))
            return failures
        }
        let unsent = failures.filter { $0.value == .timedOut(patience) }
        let unknown = failures.filter { if case .outcomeUnknown = $0.value { true } else { false } }
        #expect(unsent.count + unknown.count == requests.count)
        #expect(!unsent.isEmpty && unknown[0] != nil)
        try await database.withStore { store in
            for (number, request) in requests.enumerated() {
                let result = try await store.append(request)
                #expect(unsent[number] == nil || !result.isRepeat)
            }
            #expect(try await store.head().position == Position(requests.count))
        }
    }

    private func bytes(of requests: Int) throws -> Int {
        try requests * AppendRequest.sample(StreamName("observation/1")).byteCount
    }
}
