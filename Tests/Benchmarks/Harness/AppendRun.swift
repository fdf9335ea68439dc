import EventSourcing
import EventStore

/// What a run of single appends through the store measured.
struct AppendRun: Sendable {
    let seconds: Double
    /// Of each append, in microseconds, from the call to its answer.
    let latencies: [Double]

    var perSecond: Double { Double(latencies.count) / seconds }

    /// Lets so many callers append one event after another, for a while. Each has streams of its own, whose revisions
    /// it states exactly.
    static func run(
        callers: Int,
        for duration: Duration,
        on store: EventStore,
        revisions: RevisionBook
    ) async throws -> AppendRun {
        let start = ContinuousClock.now
        let latencies = try await withThrowingTaskGroup(of: [Double].self) { group in
            for caller in 0..<callers {
                let streams = stride(from: caller, to: Workload.streamCount, by: callers)
                group.addTask {
                    try await append(to: streams, of: store, until: start + duration, revisions: revisions)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return AppendRun(seconds: (ContinuousClock.now - start).seconds, latencies: latencies)
    }

    @concurrent private static func append(
        to streams: StrideTo<Int>,
        of store: EventStore,
        until end: ContinuousClock.Instant,
        revisions: RevisionBook
    ) async throws -> [Double] {
        var latencies: [Double] = []
        while true {
            // Another stream each time; the same ones again only after all the others.
            for stream in streams {
                let name = try Workload.stream(stream)
                let expected: ExpectedRevision = revisions[stream].map { .exact($0) } ?? .absent
                let request = try Workload.request(name, expecting: [name: expected])
                let called = ContinuousClock.now
                guard called < end else { return latencies }
                revisions[stream] = try await store.append(request).streams[0].revision
                latencies.append((ContinuousClock.now - called).microseconds)
            }
        }
    }
}
