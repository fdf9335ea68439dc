package import EventSourcing
package import EventStore

/// Clients that append and read, and followers, for as long as something is being done to the server.
package struct Traffic: Sendable {
    package let recorder = HistoryRecorder()
    private let stores: [ObservedStore]
    private let streams: [StreamName]
    private let seed: UInt64

    /// The clients share the stores in turn, as they would share processes.
    package init(stores: [EventStore], streams: [StreamName], seed: UInt64) {
        let recorder = recorder
        self.stores = stores.map { ObservedStore($0, recorder: recorder) }
        self.streams = streams
        self.seed = seed
    }

    /// Lets the clients work until `body` is through, settles what they don't know, lets the followers come to the
    /// head, and gives what happened.
    ///
    /// - Throws: what `body` throws, and what reading the log at the end does.
    package func run(
        clients: Int = 8,
        followers: Int = 2,
        during body: () async throws -> Void
    ) async throws -> History {
        let end = Flag()
        return try await withThrowingTaskGroup(of: Void.self) { following in
            for follower in 0..<followers {
                following.addTask { try await store(of: follower).follow(as: follower) }
            }
            try await withThrowingTaskGroup(of: Void.self) { working in
                for client in 0..<clients {
                    working.addTask { try await work(as: client, until: end) }
                }
                do {
                    defer { end.raise() }
                    try await body()
                }
                // A group that isn't waited for drops the errors of its tasks.
                try await working.waitForAll()
            }
            let log = try await stores[0].store.log()
            let areThere = try await letFollowersCome(to: log.last?.position ?? 0, followers: followers)
            following.cancelAll()
            while let ending = await following.nextResult() {
                if case .failure(let error) = ending, !(error is CancellationError) { throw error }
            }
            guard areThere else { throw LateFollower() }
            return recorder.history(endingIn: log)
        }
    }

    /// Waits until so many more moments were noted.
    package func progress(by moments: Int) async throws {
        let end = recorder.count + moments
        try await wait(seconds: 30) { recorder.count >= end }
    }

    /// Waits until an append is acknowledged again, which is to be within five seconds.
    package func answersAgain() async throws {
        let count = recorder.count
        try await wait(seconds: 5) { recorder.hasAcknowledgement(after: count) }
    }

    private func wait(seconds: Int, until isSo: () -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while !isSo() {
            guard ContinuousClock.now < deadline else { throw StandingStill(seconds: seconds) }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    private func store(of client: Int) -> ObservedStore {
        stores[client % stores.count]
    }

    private func work(as client: Int, until end: Flag) async throws {
        let store = store(of: client)
        var requests = RequestGenerator(seed: seed &+ UInt64(client), streams: streams)
        while !end.isRaised {
            switch Int.random(in: 0..<10, using: &requests.generator) {
            case 0: try await store.load(requests.stream())
            case 1: try await store.revision(of: requests.stream())
            case 2: try await store.head()
            default: try await append(to: store, from: &requests)
            }
        }
    }

    private func letFollowersCome(to head: Position, followers: Int) async throws -> Bool {
        let deadline = ContinuousClock.now + .seconds(10)
        while ContinuousClock.now < deadline {
            let last = (0..<followers).map { recorder.lastDelivered(to: $0) }
            if last.allSatisfy({ $0 >= head }) { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    /// Every other request expects its stream where it was found; with others at work many of these are refused.
    private func append(to store: ObservedStore, from requests: inout RequestGenerator) async throws {
        let stream = requests.stream()
        var expecting: [StreamName: ExpectedRevision] = [:]
        if Bool.random(using: &requests.generator), let revision = try? await store.store.revision(of: stream) {
            expecting[stream] = .exact(revision)
        }
        let request = try requests.request(expecting: expecting)
        switch try await store.settle(request) {
        case .acknowledged, .refused(.conflict): break
        case .unknown, .refused(.unavailable): throw Unsettled(command: request.command.id)
        case .refused(let error): throw error
        }
    }
}
