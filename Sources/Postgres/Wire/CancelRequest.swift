import CLibPQ

/// Owns a PGcancel.
///
/// Sendable, because PQcancel only reads it and is safe in any thread (manual 34.7), and because it is freed with the
/// last reference.
@safe final class CancelRequest: @unchecked Sendable {
    private let pointer: OpaquePointer

    init?(for connection: ConnectionHandle) {
        guard let pointer = unsafe PQgetCancel(connection.pointer) else { return nil }
        unsafe self.pointer = unsafe pointer
    }

    deinit {
        unsafe PQfreeCancel(pointer)
    }

    /// Blocks until the server has taken the request and closed the line; false when it could not be sent.
    func send() -> Bool {
        var message = [CChar](repeating: 0, count: 256)
        return unsafe PQcancel(pointer, &message, Int32(message.count)) == 1
    }
}
