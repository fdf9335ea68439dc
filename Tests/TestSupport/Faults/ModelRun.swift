import EventSourcing
import EventStore
import Foundation

/// One client that asks the store and the model the same things, and stops the server in between.
struct ModelRun {
    let underTest: ServerUnderTest
    let store: EventStore
    var requests: RequestGenerator
    var model = ModelLog()
    var verdict: FaultVerdict
    /// Asked before, recorded or refused: to be asked again.
    private var asked: [AppendRequest] = []

    init(_ underTest: ServerUnderTest, store: EventStore, _ verdict: FaultVerdict) throws {
        self.underTest = underTest
        self.store = store
        self.verdict = verdict
        let streams = ["observation/a", "observation/b", "observation/c", "lesson/a", "lesson/b", "action/a"]
        requests = RequestGenerator(seed: verdict.seed, streams: try streams.map { try StreamName($0) })
    }

    mutating func run(steps: Int) async throws {
        for step in 0..<steps {
            switch Int.random(in: 0..<1_000, using: &requests.generator) {
            case 0..<4: try await crash()
            case 4..<600: try await append()
            default: try await read()
            }
            // One difference makes many: the first is what tells.
            guard verdict.isKept else { return verdict.fault("that was step \(step)") }
        }
        try await compareWholeLog()
    }

    private mutating func append() async throws {
        let request = try nextRequest()
        compare(await attempt(request), with: model.append(request), of: request)
    }

    /// Stops the server at once while an append is on its way, and asks for that append again when it is back.
    private mutating func crash() async throws {
        let request = try nextRequest()
        let delay = Duration.microseconds(Int.random(in: 0...3_000, using: &requests.generator))
        async let first = attempt(request)
        try await Task.sleep(for: delay)
        try await underTest.server.restart(.immediate)
        let outcome = await first
        verdict.count("crashes", 1)
        let settled = outcome.isUnsettled ? try await settle(request) : outcome
        compare(settled, with: model.append(request), of: request, mayBeRepeat: true)
    }

    private func attempt(_ request: AppendRequest) async -> AppendOutcome {
        do throws(AppendError) {
            return .acknowledged(try await store.append(request))
        } catch {
            return AppendOutcome(error)
        }
    }

    private func settle(_ request: AppendRequest) async throws -> AppendOutcome {
        try await ObservedStore(store, recorder: HistoryRecorder()).settle(request)
    }

    private mutating func compare(
        _ outcome: AppendOutcome,
        with expected: ModelLog.Answer,
        of request: AppendRequest,
        mayBeRepeat: Bool = false
    ) {
        switch (outcome, expected) {
        case (.acknowledged(let result), .recorded(let modelled, let isRepeat)):
            let isRepeatRight = mayBeRepeat || result.isRepeat == isRepeat
            verdict.expect(modelled.agrees(with: result) && isRepeatRight, "\(result) instead of \(modelled)")
            verdict.count(result.isRepeat ? "repeated" : "recorded", 1)
        case (.refused(.conflict(let stream, let expected, let actual)), .conflict(let unmet)):
            let isOne = unmet.contains { $0.stream == stream && $0.expected == expected && $0.actual == actual }
            verdict.expect(isOne, "conflict on \(stream), \(expected), \(String(describing: actual)): not in \(unmet)")
            verdict.count("conflicts", 1)
        case (.refused(.commandReused(let id)), .reused):
            verdict.expect(id == request.command.id, "another command's id, \(id), was said to be reused")
            verdict.count("reused", 1)
        default:
            verdict.fault("\(outcome) instead of \(expected)")
        }
    }

    /// Mostly something new, expecting mostly what is so; else what was asked before, or its id with other arguments.
    private mutating func nextRequest() throws -> AppendRequest {
        let choice = Int.random(in: 0..<20, using: &requests.generator)
        if choice < 3, let old = asked.randomElement(using: &requests.generator) {
            let command = requests.command(id: old.command.id)
            return choice < 2 ? old : AppendRequest(command: command, events: old.events)
        }
        let count = Int.random(in: 0...4, using: &requests.generator)
        let events = try (0..<count).map { _ in try requests.event(to: requests.stream()) }
        let result = Bool.random(using: &requests.generator) ? #"{"decided":\#(count)}"# : nil
        let request = AppendRequest(
            command: requests.command(),
            events: events,
            expecting: expectations(),
            result: result
        )
        asked.append(request)
        return request
    }

    /// Of up to three streams, whether they are written or only named.
    private mutating func expectations() -> [StreamName: ExpectedRevision] {
        var expectations: [StreamName: ExpectedRevision] = [:]
        for _ in 0..<Int.random(in: 0...3, using: &requests.generator) {
            let stream = requests.stream()
            expectations[stream] = expectation(of: stream)
        }
        return expectations
    }

    private mutating func expectation(of stream: StreamName) -> ExpectedRevision {
        let actual = model.revisions[stream]
        return switch Int.random(in: 0..<10, using: &requests.generator) {
        case 0: .absent
        case 1: .exists
        case 2: .exact(Revision.random(in: 0...max(1, (actual ?? 0) + 1), using: &requests.generator))
        case 3: .any
        default: actual.map { .exact($0) } ?? .absent
        }
    }
}
