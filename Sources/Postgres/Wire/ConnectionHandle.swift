import CLibPQ

/// Owns a PGconn.
///
/// Sendable, because libpq allows a connection to any thread as long as no two use it at once (manual 34.20), and it is
/// handed over exactly once: from the thread that dialled, through a mutex, to the one thread of its connection.
@safe final class ConnectionHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        unsafe self.pointer = unsafe pointer
    }

    deinit {
        unsafe PQfinish(pointer)
    }
}
