import EventSourcing
import EventStore
import Postgres

/// Cuts at every byte of the exchange by which an append is committed, several lines at a time.
struct LineCuts: Sendable {
    private static let lanes = 8

    let underTest: ServerUnderTest
    let seed: UInt64
    private let recorder = HistoryRecorder()

    init(_ underTest: ServerUnderTest, seed: UInt64) {
        self.underTest = underTest
        self.seed = seed
    }

    /// - Returns: what happened, and how many bytes the exchange has.
    func run(count: Int) async throws -> (history: History, bytes: (toServer: Int, toClient: Int)) {
        let bytes = try await measure()
        let cuts = cuts(count, of: bytes)
        let next = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<Self.lanes {
                group.addTask {
                    try await withLane { store, proxy in
                        while case let number = next.take(), number < cuts.count {
                            try await happen(cuts[number], to: store, through: proxy, number: number)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let log = try await underTest.withStores(1) { try await $0[0].log() }
        return (recorder.history(endingIn: log), bytes)
    }

    /// Spread evenly over both directions, every byte when there are enough; the manners take turns, the two that need
    /// long waits more seldom, and the longest first, so that the others are done beside them.
    private func cuts(_ count: Int, of bytes: (toServer: Int, toClient: Int)) -> [LineCut] {
        let total = bytes.toServer + bytes.toClient
        let cuts = (0..<count).map { number in
            let byte = count < total ? number * total / count : number % total
            let isToServer = byte < bytes.toServer
            let manner: LineCut.Manner =
                switch number % 100 {
                case 30: .halfOpen
                case 10, 60: .stalled
                default: [.once, .always, .slow][number % 3]
                }
            return LineCut(
                manner: manner,
                direction: isToServer ? .toServer : .toClient,
                byte: isToServer ? byte : byte - bytes.toServer
            )
        }
        return cuts.filter { $0.manner == .halfOpen } + cuts.filter { $0.manner != .halfOpen }
    }

    /// What an append exchanges on a line that has carried others, the announcement that follows it included.
    private func measure() async throws -> (toServer: Int, toClient: Int) {
        try await withLane { store, proxy in
            for number in 0..<3 { _ = await store.append(try request(number: -number - 1)) }
            try await proxy.fallsSilent()
            let before = proxy.passed
            _ = await store.append(try request(number: -4))
            try await proxy.fallsSilent()
            return (proxy.passed.toServer - before.toServer, proxy.passed.toClient - before.toClient)
        }
    }

    /// The line is warm before each cut: its statements are prepared.
    private func happen(_ cut: LineCut, to store: ObservedStore, through proxy: Proxy, number: Int) async throws {
        _ = await store.append(try request(number: 2 * number))
        try await cut.happen(to: store, through: proxy, asking: try request(number: 2 * number + 1))
    }

    /// All of one size, so that each exchange has the same bytes.
    private func request(number: Int) throws -> AppendRequest {
        let streams = try RequestGenerator.streams(5)
        var requests = RequestGenerator(seed: seed &+ UInt64(bitPattern: Int64(number)), streams: streams)
        let stream = requests.stream()
        let event = try AuthoredEvent(stream: stream, type: "observation.recorded", data: #"{"weight":1}"#)
        return AppendRequest(command: requests.command(), events: [event])
    }

    private func withLane<R: Sendable>(_ body: (ObservedStore, Proxy) async throws -> R) async throws -> R {
        let proxy = try Proxy(to: underTest.writer)
        defer { proxy.close() }
        return try await underTest.withStores(1, connections: 1, through: proxy.configuration) { stores in
            try await body(ObservedStore(stores[0], recorder: recorder), proxy)
        }
    }
}
