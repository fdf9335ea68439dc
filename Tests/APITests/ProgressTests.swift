import HTTPTypes
import Testing

@testable import API

/// What goes on is not cut; what stands still is.
@Suite(.timeLimit(.minutes(5))) struct ProgressTests {
    /// The hours that pass are told to the watch, which would wait them out by its own timer.
    @Test func whatGoesOnTakesAsLongAsItNeeds() async throws {
        let patience = Duration.seconds(3_600)
        let watch = StandstillWatch(patience: patience, pause: patience)
        let progress = RequestProgress()
        let steps = try await watch.watch(progress) {
            try await Task.sleep(for: .milliseconds(20))
            var instant = ContinuousClock.now
            for _ in 0..<8 {
                progress.made(at: instant)
                instant += patience * 0.9
                watch.endWhatStandsStill(at: instant)
                try Task.checkCancellation()
            }
            return 8
        }
        #expect(steps == 8)
    }

    @Test func whatStandsStillIsEnded() async throws {
        let watch = StandstillWatch(patience: .milliseconds(100), pause: .milliseconds(20))
        let problem = await #expect(throws: Problem.self) {
            try await watch.watch(RequestProgress()) { try await Task.sleep(for: .seconds(3_600)) }
        }
        #expect(problem?.status == .serviceUnavailable)
    }

    @Test func anEndedTaskEndsWhatItWaitsFor() async throws {
        let watch = StandstillWatch(patience: .seconds(3_600), pause: .milliseconds(20))
        let waiting = Task {
            try await watch.watch(RequestProgress()) { try await Task.sleep(for: .seconds(3_600)) }
        }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
    }
}
