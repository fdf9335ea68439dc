import EventSourcing
import Projections
import ServiceLifecycle
import Synchronization

/// Tells all who deliver events how far the read models have come: one looks for all of them.
final class Pulse: ServiceLifecycle.Service {
    private static let pause = Duration.milliseconds(100)

    private let side: ReadSide
    private let reached = Mutex<Position>(0)

    init(_ side: ReadSide) {
        self.side = side
    }

    var position: Position { reached.withLock(\.self) }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                if let position = try? await self.side.position() { self.reached.withLock { $0 = position } }
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    /// Waits until the read models are behind a position, for as long at most.
    ///
    /// - Returns: how far they are.
    func wait(behind position: Position, for patience: Duration) async -> Position {
        let deadline = ContinuousClock.now + patience
        while self.position <= position, ContinuousClock.now < deadline, !Task.isCancelled,
            !Task.isShuttingDownGracefully
        {
            try? await Task.sleep(for: Self.pause)
        }
        return self.position
    }
}
