import EventSourcing
import EventStore

/// A store whose server's clock jumps: a little, and it goes on; far, and it says so.
struct ClockJumps {
    /// Where the store draws the line, in seconds.
    private static let limit = 300

    private let clock: FakeClock
    private let store: ObservedStore
    private var requests: RequestGenerator
    private var verdict: FaultVerdict

    init(_ clock: FakeClock, _ store: EventStore, _ verdict: FaultVerdict) throws {
        self.clock = clock
        self.store = ObservedStore(store, recorder: HistoryRecorder())
        self.verdict = verdict
        requests = RequestGenerator(seed: verdict.seed, streams: try RequestGenerator.streams(5))
    }

    /// There and back, by less than the limit and by more.
    mutating func happen() async throws {
        for direction in [1, -1] {
            let near = Int.random(in: 1..<(Self.limit - 30), using: &requests.generator)
            try clock.set(seconds: direction * near)
            try await appendIsRecorded()
            let far = Int.random(in: (Self.limit + 30)...100_000_000, using: &requests.generator)
            try clock.set(seconds: direction * far)
            try await appendIsRefused()
        }
        try clock.set(seconds: 0)
        try await appendIsRecorded()
    }

    /// What was found, with the times of the whole log.
    func judged() async throws -> FaultVerdict {
        var verdict = verdict
        let events = try await store.store.read(limit: .max).events
        for (earlier, later) in zip(events, events.dropFirst()) {
            verdict.expect(
                earlier.recordedAt <= later.recordedAt,
                "position \(later.position) was recorded at \(later.recordedAt), the one before at \(earlier.recordedAt)"
            )
        }
        let pairs = zip(events, events.dropFirst())
        verdict.count("held back", pairs.count { $0.recordedAt == $1.recordedAt && $0.commandID != $1.commandID })
        verdict.judge(store.recorder.history(endingIn: events.map(LogEntry.init)))
        return verdict
    }

    private mutating func appendIsRecorded() async throws {
        let outcome = await store.append(try requests.request())
        guard case .acknowledged = outcome else { return verdict.fault("the clock is near, and the answer \(outcome)") }
        verdict.count("recorded", 1)
    }

    private mutating func appendIsRefused() async throws {
        let outcome = await store.append(try requests.request())
        guard case .refused(.clockSkew) = outcome else {
            return verdict.fault("the clock is far, and the answer \(outcome)")
        }
        verdict.count("refused by name", 1)
    }
}
