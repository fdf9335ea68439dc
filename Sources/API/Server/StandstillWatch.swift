import Synchronization

/// Ends requests that come no further; one timer looks at all of them. One for each would outlive its request: a task that
/// sleeps and is cancelled keeps its place among the timers until it would have woken.
final class StandstillWatch: Sendable {
    private struct Watched {
        let progress: RequestProgress
        let end: @Sendable () -> Void
    }

    private struct State {
        var watched: [ObjectIdentifier: Watched] = [:]
        var isTicking = false
    }

    /// Of all requests of this process.
    static let shared = StandstillWatch(patience: RequestLimits.answering, pause: .seconds(1))

    private let patience: Duration
    private let pause: Duration
    private let state = Mutex(State())

    /// Waits so long for what comes no further, and looks again after a pause.
    init(patience: Duration, pause: Duration) {
        (self.patience, self.pause) = (patience, pause)
    }

    /// Runs `body`, and cancels it where it comes no further.
    ///
    /// - Throws: `Problem` 503 where it had to be cancelled; what `body` throws.
    func watch<Outcome: Sendable>(
        _ progress: RequestProgress,
        _ body: @escaping @Sendable () async throws -> Outcome
    ) async throws -> Outcome {
        let task = Task { try await body() }
        begin(Watched(progress: progress) { task.cancel() })
        let outcome = await withTaskCancellationHandler {
            await task.result
        } onCancel: {
            task.cancel()
        }
        let stoodStill = !end(progress)
        do { return try outcome.get() } catch  where stoodStill { throw Problem.timedOut }
    }

    private func begin(_ watched: Watched) {
        let isFirst = state.withLock { state in
            state.watched[ObjectIdentifier(watched.progress)] = watched
            defer { state.isTicking = true }
            return !state.isTicking
        }
        if isFirst { Task { await tick() } }
    }

    /// - Returns: Whether it was still waited for.
    private func end(_ progress: RequestProgress) -> Bool {
        state.withLock { $0.watched.removeValue(forKey: ObjectIdentifier(progress)) != nil }
    }

    private func tick() async {
        while isWanted() {
            try? await Task.sleep(for: pause)
            endWhatStandsStill(at: .now)
        }
    }

    /// Cancels what had come no further for as long as the watch waits.
    func endWhatStandsStill(at instant: ContinuousClock.Instant) {
        let standing = state.withLock { state in
            let standing = state.watched.filter { $0.value.progress.idle(at: instant) >= patience }
            for key in standing.keys { state.watched[key] = nil }
            return standing.values
        }
        for watched in standing { watched.end() }
    }

    private func isWanted() -> Bool {
        state.withLock { state in
            state.isTicking = !state.watched.isEmpty
            return state.isTicking
        }
    }
}
