import Testing

@testable import API

/// What goes on is not cut.
@Suite(.timeLimit(.minutes(1))) struct ProgressTests {
    @Test func onlyAStandstillIsWaitedFor() async throws {
        let progress = RequestProgress()
        let began = ContinuousClock.now
        async let standstill: Void = progress.waitForStandstill(of: .milliseconds(300))
        for _ in 0..<5 {
            try await Task.sleep(for: .milliseconds(100))
            progress.made()
        }
        try await standstill
        #expect(began.duration(to: .now) >= .milliseconds(800))
    }
}
