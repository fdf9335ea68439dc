import Synchronization

/// When a request last came further: what goes on may take longer than what stands still.
final class RequestProgress: Sendable {
    private let last = Mutex(ContinuousClock.now)

    func made() {
        last.withLock { $0 = .now }
    }

    /// Waits until there was none for so long.
    ///
    /// - Throws: `CancellationError`.
    func waitForStandstill(of patience: Duration) async throws {
        while true {
            let due = last.withLock(\.self) + patience
            guard due > .now else { return }
            try await Task.sleep(until: due, clock: .continuous)
        }
    }
}
