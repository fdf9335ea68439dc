package import Logging

/// Listens to channels on a connection of its own, made again whenever it is lost.
///
/// Notifications are hints: the truth is in the tables, and whoever uses a listener polls them too.
package final class Listener: Sendable {
    /// What happened, for one reader. When the reader is more than 1,024 events behind, the oldest are dropped.
    package let events: AsyncStream<ListenerEvent>
    private let task: Task<Void, Never>

    /// Starts to connect at once.
    package init(_ configuration: ConnectionConfiguration, channels: [String], logger: Logger) {
        let (events, continuation) = AsyncStream.makeStream(
            of: ListenerEvent.self,
            bufferingPolicy: .bufferingNewest(1_024)
        )
        self.events = events
        let connection = Connection(configuration, logger: logger)
        task = Task {
            await Self.run(connection, channels, continuation)
            await connection.close()
            continuation.finish()
        }
    }

    deinit {
        task.cancel()
    }

    /// Closes the connection and ends `events`.
    package func stop() async {
        task.cancel()
        await task.value
    }

    private static func run(
        _ connection: Connection,
        _ channels: [String],
        _ continuation: AsyncStream<ListenerEvent>.Continuation
    ) async {
        var backoff = Backoff()
        while !Task.isCancelled {
            do throws(PostgresError) {
                for event in try await round(connection, channels) { continuation.yield(event) }
                backoff.reset()
            } catch {
                if Task.isCancelled { return }
                if backoff.isFresh { continuation.yield(.disconnected(error)) }
                try? await Task.sleep(for: backoff.next())
            }
        }
    }

    /// Listens if it doesn't yet, or waits for the next events.
    private static func round(
        _ connection: Connection,
        _ channels: [String]
    ) async throws(PostgresError) -> [ListenerEvent] {
        let lease = connection.waker.begin()
        do {
            return try await withTaskCancellationHandler {
                try await connection.lend(until: .now + Wire.heartbeatInterval + .seconds(10)) { session in
                    try session.wire.nextEvents(of: channels)
                } report: { _ in
                }
            } onCancel: {
                connection.waker.cancel(lease: lease)
            }
        } catch let error as PostgresError {
            throw error
        } catch {
            throw PostgresError(.connection, "\(error)")
        }
    }
}
