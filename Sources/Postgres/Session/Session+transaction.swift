import CLibPQ

extension Session {
    /// Runs `body` between BEGIN and COMMIT, once; when it throws, between BEGIN and ROLLBACK. Not nested.
    ///
    /// - Throws: what `body` throws; kind `.outcomeUnknown` when the connection was lost, or the deadline passed, while
    ///   COMMIT was on its way; kind `.server`, state 25P02, when `body` swallowed an error of the server, so that the
    ///   transaction could only be rolled back; kind `.usage` inside another transaction.
    package borrowing func transaction<R>(
        isolation: Isolation = .readCommitted,
        readOnly: Bool = false,
        _ body: (borrowing Session) throws -> R
    ) throws -> R {
        try wire.ready()
        guard wire.transactionStatus == PQTRANS_IDLE else {
            throw PostgresError(.usage, "a transaction is open already; they don't nest")
        }
        try wire.command("BEGIN ISOLATION LEVEL \(isolation.rawValue) READ \(readOnly ? "ONLY" : "WRITE")")
        do {
            let value = try body(self)
            try wire.commit()
            return value
        } catch {
            wire.rollBack()
            throw error
        }
    }

    /// Runs a transaction again while it fails for reasons that another run may not meet.
    borrowing func retryingTransaction<R>(
        isolation: Isolation,
        readOnly: Bool,
        _ body: (borrowing Session) throws -> R
    ) throws -> R {
        for attempt in 1..<Self.maximumAttempts {
            do {
                return try transaction(isolation: isolation, readOnly: readOnly, body)
            } catch let error as PostgresError where error.isTransient {
                try wire.pause(Self.pause(after: attempt))
            }
        }
        return try transaction(isolation: isolation, readOnly: readOnly, body)
    }

    private static var maximumAttempts: Int { 10 }

    /// Up to 2, 4, 8 … 256 ms; random, so that those who met don't meet again.
    private static func pause(after attempt: Int) -> Duration {
        .microseconds(Int64.random(in: 0...(1_000 << min(attempt, 8))))
    }
}
