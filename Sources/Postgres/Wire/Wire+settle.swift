import CLibPQ

extension Wire {
    /// How long tidying up may take before the connection is cut instead.
    static let grace = Duration.seconds(2)
    /// How long a statement gets to end after it was cancelled before it is cancelled again: a request that arrives
    /// before the server has begun the statement is lost, and one request ends one statement of a pipeline.
    private static let cancelInterval = Duration.milliseconds(100)

    /// Runs `operation`; when it throws, the connection is brought back to idle or cut before the error goes on.
    func settling<R, E: Error>(_ operation: () throws(E) -> R) throws(E) -> R {
        do {
            return try operation()
        } catch {
            settle()
            throw error
        }
    }

    /// Tidies up, uncancelled, within the grace.
    func withGrace<R>(_ operation: () throws(PostgresError) -> R) throws(PostgresError) -> R {
        let kept = (deadline, heedsCancellation)
        defer { (deadline, heedsCancellation) = kept }
        (deadline, heedsCancellation) = (.now + Self.grace, false)
        return try operation()
    }

    private func settle() {
        if !isActive || isBroken { return }
        // A cancel request would travel in clear text beside a TLS connection.
        if usesTLS { return sever() }
        try? withGrace { () throws(PostgresError) in try cancelAndDrain() }
        if isActive { sever() }
    }

    private func cancelAndDrain() throws(PostgresError) {
        let limit = deadline
        while isActive, !isBroken, ContinuousClock.now < limit {
            guard requestCancel(until: limit) else { return }
            deadline = min(limit, .now + Self.cancelInterval)
            do throws(PostgresError) {
                try drain()
            } catch  where error.kind == .timeout {}
        }
    }

    /// Asks the server to give up the current statement. Once this returns true the server has been told, so that a
    /// request can't hit a later statement.
    private func requestCancel(until limit: ContinuousClock.Instant) -> Bool {
        guard let request = CancelRequest(for: handle) else { return false }
        return BlockingCall(waker: waker) { _ in request.send() }.value(until: limit) ?? false
    }

    /// Throws away what the server still has to say.
    private func drain() throws(PostgresError) {
        try flush()
        while isActive, !isBroken {
            switch try nextResult()?.status {
            case PGRES_COPY_IN: try endCopy(reason: "the client gave up")
            case PGRES_COPY_OUT: try discardCopy()
            case PGRES_PIPELINE_SYNC: pendingSyncs -= 1
            default: break
            }
            if pendingSyncs == 0 { _ = unsafe PQexitPipelineMode(handle.pointer) }
        }
    }
}
