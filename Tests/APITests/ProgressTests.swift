import HTTPTypes
import Testing

@testable import API

/// What goes on is not cut; what stands still is.
@Suite(.timeLimit(.minutes(1))) struct ProgressTests {
    private let watch = StandstillWatch(patience: .milliseconds(300), pause: .milliseconds(20))

    @Test func whatGoesOnTakesAsLongAsItNeeds() async throws {
        let progress = RequestProgress()
        let steps = try await watch.watch(progress) {
            for _ in 0..<8 {
                try await Task.sleep(for: .milliseconds(100))
                progress.made()
            }
            return 8
        }
        #expect(steps == 8)
    }

    @Test func whatStandsStillIsEnded() async throws {
        let began = ContinuousClock.now
        let problem = await #expect(throws: Problem.self) {
            try await watch.watch(RequestProgress()) { try await Task.sleep(for: .seconds(30)) }
        }
        #expect(problem?.status == .serviceUnavailable)
        #expect(began.duration(to: .now) < .seconds(10))
    }

    @Test func anEndedTaskEndsWhatItWaitsFor() async throws {
        let waiting = Task { [watch] in
            try await watch.watch(RequestProgress()) { try await Task.sleep(for: .seconds(30)) }
        }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
    }
}
