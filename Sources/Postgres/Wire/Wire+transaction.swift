import CLibPQ

extension Wire {
    /// Commits. A cancellation that comes while COMMIT is on its way is too late, and not heeded.
    func commit() throws(PostgresError) {
        try ready()
        guard transactionStatus != PQTRANS_IDLE else {
            throw PostgresError(.usage, "the transaction was ended inside its own body")
        }
        let heeded = heedsCancellation
        defer { heedsCancellation = heeded }
        heedsCancellation = false
        do throws(PostgresError) {
            // COMMIT of a failed transaction is no error to the server: it rolls back and says so in the tag.
            guard try command("COMMIT").tag != "ROLLBACK" else {
                let message = "an error inside the transaction was swallowed; it was rolled back"
                throw PostgresError(.server, message, sqlState: SQLState.inFailedTransaction)
            }
        } catch  where error.kind == .connection || error.kind == .timeout {
            var unknown = error
            unknown.kind = .outcomeUnknown
            unknown.message = "whether the transaction was committed is unknown: \(error.message)"
            throw unknown
        }
    }

    /// Leaves no transaction open, and if it can't, no connection.
    func rollBack() {
        if isBroken || transactionStatus == PQTRANS_IDLE { return }
        do throws(PostgresError) {
            try withGrace { () throws(PostgresError) in _ = try command("ROLLBACK") }
        } catch {
            sever()
        }
    }

    /// Sleeps on the thread; a cancellation ends it.
    func pause(_ duration: Duration) throws(PostgresError) {
        let end = ContinuousClock.now + duration
        while ContinuousClock.now < end {
            try checkInterruption()
            _ = Poll.wait(-1, for: 0, waker: waker, until: min(end, deadline))
        }
    }
}
