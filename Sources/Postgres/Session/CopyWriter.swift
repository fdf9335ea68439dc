/// Takes the bytes of a COPY into the server, cut anywhere. Each call costs about a microsecond, so rows are best
/// gathered to some kilobytes.
package struct CopyWriter: ~Copyable {
    let wire: Wire

    /// Sends bytes; waits while the server is behind.
    ///
    /// - Throws: kind `.connection`, `.timeout`, `.cancelled`; the COPY then fails as a whole.
    package borrowing func write(_ bytes: [UInt8]) throws(PostgresError) {
        try unsafe wire.putCopyData(bytes.span.bytes)
    }

    /// Sends bytes; waits while the server is behind.
    ///
    /// - Throws: as `write(_:)` of an array.
    package borrowing func write(_ bytes: UnsafeRawBufferPointer) throws(PostgresError) {
        try unsafe wire.putCopyData(RawSpan(_unsafeBytes: bytes))
    }
}
