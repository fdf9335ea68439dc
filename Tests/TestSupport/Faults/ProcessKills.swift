import EventSourcing
import EventStore
import Foundation
import Postgres

/// Kills appending processes at failpoints; the next process asks again for all that the one before left unanswered.
struct ProcessKills {
    private static let burst = 4

    private let underTest: ServerUnderTest
    private let proxy: Proxy
    private let recorder = HistoryRecorder()
    private var random: SeededGenerator
    private var unanswered: [UInt64: Moment.Operation] = [:]
    private var killed: ContinuousClock.Instant?
    private(set) var verdict: FaultVerdict

    init(_ underTest: ServerUnderTest, _ proxy: Proxy, _ verdict: FaultVerdict) {
        self.underTest = underTest
        self.proxy = proxy
        self.verdict = verdict
        random = SeededGenerator(seed: verdict.seed)
    }

    mutating func run(kills: Int) async throws {
        for number in 0..<kills {
            let failpoint = Failpoint.allCases[number % Failpoint.allCases.count]
            try await process { kills, writer, answers in
                try await kills.kill(writer, at: failpoint, &answers)
            }
            verdict.count(failpoint.rawValue, 1)
        }
        try await process { _, _, _ in }
        let log = try await underTest.withStores(1) { try await $0[0].log() }
        verdict.judge(recorder.history(endingIn: log))
    }

    /// Starts a process, which first answers what is still unanswered and must have begun to within five seconds.
    private mutating func process(
        _ body: (inout ProcessKills, WriterProcess, inout WriterProcess.Answers) async throws -> Void
    ) async throws {
        var kills = self
        self = try await WriterProcess.with(proxy.configuration) { writer, answers in
            let open = kills.unanswered.keys.sorted()
            try await kills.ask(open.isEmpty ? [kills.random.next()] : open, writer)
            while !kills.unanswered.isEmpty, try await kills.take(&answers) {}
            try await body(&kills, writer, &answers)
            return kills
        }
    }

    private mutating func ask(_ seeds: [UInt64], _ writer: WriterProcess) async throws {
        for seed in seeds {
            let request = try RequestGenerator.request(seed: seed)
            unanswered[seed] = recorder.appendAsked(request.command.id, streams: request.events.map(\.stream))
        }
        try await writer.ask(seeds)
    }

    private mutating func kill(
        _ writer: WriterProcess,
        at failpoint: Failpoint,
        _ answers: inout WriterProcess.Answers
    ) async throws {
        let head = try await underTest.head()
        try await failpoint.arm(underTest, proxy)
        try await ask((0..<Self.burst).map { _ in random.next() }, writer)
        try await failpoint.wait(underTest, headBefore: head)
        if failpoint == .responseSent { _ = try await take(&answers) }
        writer.kill()
        killed = .now
        // What it had written before it died was said.
        while try await take(&answers) {}
        try await failpoint.disarm(underTest, proxy)
    }

    /// Notes the next answer; false when there is no more.
    private mutating func take(_ answers: inout WriterProcess.Answers) async throws -> Bool {
        guard let line = try await answers.next(isolation: #isolation) else { return false }
        let answer = try JSONDecoder().decode(WriterAnswer.self, from: Data(line.utf8))
        guard let operation = unanswered.removeValue(forKey: answer.seed) else { return true }
        if let places = answer.places(of: try RequestGenerator.request(seed: answer.seed)) {
            recorder.answered(operation, .acknowledged(places))
            verdict.count("recorded unheard", answer.isRepeat ? 1 : 0)
        } else {
            verdict.fault("a request was refused: \(answer.error ?? "no reason was given")")
        }
        noteReadiness()
        return true
    }

    private mutating func noteReadiness() {
        guard let killed else { return }
        let elapsed = ContinuousClock.now - killed
        verdict.expect(elapsed < .seconds(5), "the first answer came \(elapsed) after the kill")
        self.killed = nil
    }
}
