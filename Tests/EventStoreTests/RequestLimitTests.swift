import EventSourcing
import EventStore
import TestSupport
import Testing

/// A limit counts whatever travels, not the events' data alone.
@Suite(.database, .timeLimit(.minutes(5))) struct RequestLimitTests {
    private let database = TestDatabase.current

    @Test func aRequestThatExpectsSomethingOfTooManyStreamsIsRefused() async throws {
        try await database.withStore { store in
            var expecting: [StreamName: ExpectedRevision] = [:]
            for number in 0...AppendRequest.maximumExpectations {
                expecting[try StreamName("lesson/\(number)")] = .absent
            }
            let event = try AuthoredEvent.sample(StreamName("observation/1"))
            await #expect(
                throws: AppendError.tooLarge("a request expects something of at most 10000 streams, not 10001")
            ) {
                try await store.append(.sample([event], expecting: expecting))
            }
            expecting[try StreamName("lesson/0")] = nil
            #expect(try await store.append(.sample([event], expecting: expecting)).positions == 1...1)
        }
    }

    @Test func theNamesThatARequestExpectsSomethingOfCountAsItsBytes() async throws {
        try await database.withStore { store in
            let stream = try StreamName("observation/1")
            let large = try AuthoredEvent.sample(stream, data: #"{"a":"\#(String(repeating: "x", count: 65_000))"}"#)
            let events = [AuthoredEvent](repeating: large, count: 250)
            var expecting: [StreamName: ExpectedRevision] = [:]
            for number in 0..<5_000 {
                expecting[try StreamName("lesson/\(number)/\(String(repeating: "x", count: 200))")] = .absent
            }
            let request = AppendRequest.sample(events, expecting: expecting)
            await #expect(throws: AppendError.tooLarge("a request is at most 16 MiB, not \(request.byteCount) bytes")) {
                try await store.append(request)
            }
        }
    }

    @Test(arguments: [RequestPart.result, .streamName, .expectation, .events])
    func aBatchHoldsAMegabyteOfWhateverItIsAndAThousandEvents(_ part: RequestPart) async throws {
        try await database.withStore { store in
            let times = try await withThrowingTaskGroup(of: Instant?.self) { group in
                try await database.holdingTheLog {
                    group.addTask { try await store.append(.sample(StreamName("observation/first"))).recordedAt }
                    try await database.untilWaiting(1)
                    for number in 0..<64 {
                        let request = try part.request(number)
                        group.addTask { try await store.append(request).recordedAt }
                    }
                    try await Task.sleep(for: .milliseconds(300))
                }
                return try await group.reduce(into: Set<Instant?>()) { $0.insert($1) }
            }
            // One recorded time a batch.
            let fewest = part == .events ? 64 * 100 / 1_000 : 64 * 60_000 / (1 << 20)
            #expect(times.count >= 1 + fewest)
        }
    }
}

/// What makes a request of about 60,000 bytes, or of 100 events that have few.
enum RequestPart: Sendable {
    case result, streamName, expectation, events

    func request(_ number: Int) throws -> AppendRequest {
        func stream(_ other: Int) throws -> StreamName {
            try StreamName("observation/\(number)/\(other)/\(String(repeating: "x", count: 200))")
        }
        let event = try AuthoredEvent.sample(stream(0))
        switch self {
        case .result: return .sample([event], result: String(repeating: "x", count: 60_000))
        case .streamName: return .sample(try (0..<300).map { try AuthoredEvent.sample(stream($0)) })
        case .expectation:
            let expecting = try (1...280).map { (try stream($0), ExpectedRevision.absent) }
            return .sample([event], expecting: Dictionary(uniqueKeysWithValues: expecting))
        case .events:
            let small = try AuthoredEvent.sample(StreamName("observation/\(number)"))
            return .sample([AuthoredEvent](repeating: small, count: 100))
        }
    }
}
