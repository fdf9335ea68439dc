import Logging

extension Wire {
    /// Connects within the configuration's bound and the deadline, whichever is earlier.
    ///
    /// - Throws: kind `.connection` when the server can't be reached, refuses, or does not answer within the
    ///   configuration's bound; kind `.timeout` at the deadline; kind `.cancelled`.
    static func dial(
        _ configuration: ConnectionConfiguration,
        waker: Waker,
        until deadline: ContinuousClock.Instant,
        logger: Logger
    ) throws(PostgresError) -> Wire {
        let limit = ContinuousClock.now + configuration.connectTimeout
        let call = BlockingCall<Result<ConnectionHandle, PostgresError>>(waker: waker) { call in
            Result { () throws(PostgresError) in
                try Dial.connect(configuration, until: limit, unless: { call.isAbandoned })
            }
        }
        // The dialling thread keeps the limit itself; one that is stuck in getaddrinfo(3) is left behind a little
        // later.
        let patience = limit + .milliseconds(200)
        guard let outcome = call.value(until: min(deadline, patience), unless: { waker.isCancelled }) else {
            throw walkedAway(waker: waker, deadline: deadline)
        }
        return try Wire(outcome.get(), waker: waker, configuration: configuration, logger: logger)
    }

    private static func walkedAway(waker: Waker, deadline: ContinuousClock.Instant) -> PostgresError {
        if waker.isCancelled { return .cancelled }
        if ContinuousClock.now >= deadline { return .deadlinePassed }
        return PostgresError(.connection, "connecting took too long; the server's name could not be resolved in time")
    }
}
