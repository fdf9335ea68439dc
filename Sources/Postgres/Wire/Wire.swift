import CLibPQ
import Glibc
import Logging

/// One connection to the server, driven without ever blocking in libpq: every wait is a poll(2) that a deadline and a
/// cancellation end. Used by one thread only.
final class Wire {
    let handle: ConnectionHandle
    let waker: Waker
    let usesPreparedStatements: Bool
    /// When the current lease ends.
    var deadline = ContinuousClock.now
    /// Off while the wire tidies up after itself, which a cancelled caller needs as much as any other.
    var heedsCancellation = true
    var statements = StatementCache()
    /// How many ends of pipelined statements the server still owes.
    var pendingSyncs = 0
    /// What stopped a COPY into the server, so that a caller that swallowed it can't commit half of the rows.
    var copyFailure: PostgresError?
    var unflushedCopyBytes = 0
    var isListening = false
    private let notices: NoticeLog
    private var isSevered = false

    init(_ handle: ConnectionHandle, waker: Waker, configuration: ConnectionConfiguration, logger: Logger) {
        self.handle = handle
        self.waker = waker
        usesPreparedStatements = configuration.usesPreparedStatements
        notices = NoticeLog(logger)
        notices.attach(to: handle)
    }

    var isBroken: Bool { unsafe isSevered || PQstatus(handle.pointer) != CONNECTION_OK }
    var transactionStatus: PGTransactionStatusType { unsafe PQtransactionStatus(handle.pointer) }
    /// Whether the server has not said everything it has to say about the last statement.
    var isActive: Bool {
        unsafe transactionStatus == PQTRANS_ACTIVE || PQpipelineStatus(handle.pointer) != PQ_PIPELINE_OFF
    }
    var usesTLS: Bool { unsafe PQsslInUse(handle.pointer) == 1 }
    var socket: Int32 { unsafe PQsocket(handle.pointer) }

    /// Cuts the connection, so that neither side can wait for the other any longer.
    func sever() {
        isSevered = true
        shutdown(socket, Int32(SHUT_RDWR))
    }

    /// Whether the server still holds the connection of an idle wire. Costs one poll(2).
    func isAlive() -> Bool {
        if isBroken { return false }
        while Poll.isReadable(socket) {
            if unsafe PQconsumeInput(handle.pointer) == 0 { return false }
        }
        return true
    }

    /// Gives up a connection that libpq failed on, or that both sides understand differently.
    ///
    /// - Returns: what libpq knows of it.
    func lost() -> PostgresError {
        sever()
        return unsafe PostgresError(connection: handle.pointer)
    }

    func checkInterruption() throws(PostgresError) {
        if heedsCancellation, waker.isCancelled { throw .cancelled }
        if ContinuousClock.now >= deadline { throw .deadlinePassed }
    }

    /// Waits until the socket is ready for one of `events` and returns those it is ready for, 0 after a wake.
    func wait(for events: Int32) throws(PostgresError) -> Int32 {
        if heedsCancellation, waker.isCancelled { throw .cancelled }
        guard let ready = Poll.wait(socket, for: events, waker: waker, until: deadline) else { throw .deadlinePassed }
        return ready
    }

    /// Reads what has arrived.
    func consume() throws(PostgresError) {
        if unsafe PQconsumeInput(handle.pointer) == 0 { throw lost() }
    }

    /// Sends all that is queued. Reads meanwhile: a server that can't send its answers stops taking questions.
    func flush() throws(PostgresError) {
        while true {
            let pending = unsafe PQflush(handle.pointer)
            if pending == 0 { return }
            if pending < 0 { throw lost() }
            if try wait(for: POLLIN | POLLOUT) & POLLIN != 0 { try consume() }
        }
    }

    /// The next result of what was sent, or nothing at its end.
    func nextResult(columns: Columns? = nil) throws(PostgresError) -> QueryResult? {
        while unsafe PQisBusy(handle.pointer) == 1 {
            if try wait(for: POLLIN) != 0 { try consume() }
        }
        guard let result = unsafe PQgetResult(handle.pointer) else { return nil }
        return unsafe QueryResult(result, columns: columns)
    }
}

extension PostgresError {
    static let cancelled = PostgresError(.cancelled, "the task was cancelled")
    static let deadlinePassed = PostgresError(.timeout, "the deadline passed")
}
