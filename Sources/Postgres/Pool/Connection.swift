import Logging

/// A place in the pool: one thread and, while the server can be reached, one connection.
actor Connection {
    /// How a lease left the connection.
    enum Ending: Sendable {
        case connected
        case disconnected
        case connectFailed(PostgresError)
    }

    /// What happens to the connection during a lease.
    enum Event: Sendable {
        case connected
        case released(Ending)
    }

    nonisolated let waker = Waker()
    private nonisolated let thread = ConnectionThread()
    private let configuration: ConnectionConfiguration
    private let logger: Logger
    private var wire: Wire?

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

    init(_ configuration: ConnectionConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
    }

    deinit {
        thread.retire()
    }

    /// Connects if need be, runs `body`, and leaves the connection idle or gone. `report` is told on the connection's
    /// thread, of the release last.
    func lend<R: Sendable>(
        until deadline: ContinuousClock.Instant,
        _ body: @Sendable (borrowing Session) throws -> R,
        report: @Sendable (Event) -> Void
    ) throws -> R {
        let wire: Wire
        do throws(PostgresError) {
            wire = try connectedWire(until: deadline, report: report)
        } catch {
            report(.released(error.kind == .connection ? .connectFailed(error) : .disconnected))
            throw error
        }
        wire.deadline = deadline
        defer { report(.released(tidyUp(wire))) }
        return try body(Session(wire: wire))
    }

    /// Closes the connection; the next lease makes another.
    func close() {
        wire = nil
    }

    private func connectedWire(
        until deadline: ContinuousClock.Instant,
        report: (Event) -> Void
    ) throws(PostgresError) -> Wire {
        if let wire, wire.isAlive() { return wire }
        wire = nil
        let new = try Wire.dial(configuration, waker: waker, until: deadline, logger: logger)
        wire = new
        report(.connected)
        return new
    }

    private func tidyUp(_ wire: Wire) -> Ending {
        wire.rollBack()
        if !wire.isBroken { return .connected }
        self.wire = nil
        return .disconnected
    }
}
