import EventSourcing
import EventStore

/// A log that was filled to a size, and what an append and a load take in it.
struct GrownLog: Sendable {
    private static let loads = 1_000
    private static let streamEvents = 20

    let store: EventStore
    let events: Int
    private let revisions = RevisionBook()

    init(_ store: EventStore, events: Int) {
        self.store = store
        self.events = events
    }

    /// In microseconds, one caller.
    func appendMedian() async throws -> Double {
        try await AppendRun.run(callers: 1, for: .seconds(3), on: store, revisions: revisions).latencies.median
    }

    /// In microseconds, of streams picked from the whole log.
    func loadMedian() async throws -> Double {
        var latencies: [Double] = []
        for _ in 0..<Self.loads {
            let stream = try ImportedNotes.stream(.random(in: 0..<events / Self.streamEvents))
            let called = ContinuousClock.now
            let loaded = try await store.load(stream).count
            latencies.append((ContinuousClock.now - called).microseconds)
            guard loaded == Self.streamEvents else { throw BenchmarkFailure("\(stream) has \(loaded) events") }
        }
        return latencies.median
    }
}
