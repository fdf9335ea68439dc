import EventSourcing
import EventStore
import Foundation
import Postgres

/// A store whose disk is filled up while it appends.
struct FullDisk {
    private let image: LoopImage
    private let store: ObservedStore
    private var requests: RequestGenerator
    private var verdict: FaultVerdict

    init(_ image: LoopImage, _ store: EventStore, _ verdict: FaultVerdict) throws {
        self.image = image
        self.store = ObservedStore(store, recorder: HistoryRecorder())
        self.verdict = verdict
        requests = RequestGenerator(seed: verdict.seed, streams: try RequestGenerator.streams(5))
    }

    mutating func happen() async throws {
        try await image.fill(leaving: 1 << 20)
        try await refuse()
        try await store.load(requests.stream())
        try await store.head()
        try image.empty()
        try await goOn()
    }

    /// What was found, with the history of it all.
    func judged() async throws -> FaultVerdict {
        var verdict = verdict
        verdict.judge(store.recorder.history(endingIn: try await store.store.log()))
        return verdict
    }

    /// Appends until it is refused: in a megabyte there is room for no more than a few dozen.
    private mutating func refuse() async throws {
        for _ in 0..<1_000 {
            guard case .refused(let error) = await store.append(try large()) else { continue }
            if case .unavailable(let reason) = error, reason.sqlState == "53100" {
                verdict.count("refused for want of room", 1)
            } else {
                verdict.fault("the disk is full, and the append said: \(error)")
            }
            return
        }
        verdict.fault("the disk never became full")
    }

    private mutating func goOn() async throws {
        let asked = ContinuousClock.now
        if case .acknowledged = try await store.settle(try large()) {
            verdict.expect(ContinuousClock.now - asked < .seconds(5), "it took more than 5 s to go on")
        } else {
            verdict.fault("there is room again, and the store doesn't go on")
        }
    }

    /// Of text that doesn't compress.
    private mutating func large() throws -> AppendRequest {
        let note = (0..<1_000).map { _ in requests.uuid().uuidString }.joined()
        let event = try AuthoredEvent(
            stream: requests.stream(),
            type: "observation.recorded",
            data: #"{"note":"\#(note)"}"#
        )
        return AppendRequest(command: requests.command(), events: [event])
    }
}
