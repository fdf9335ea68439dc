/// One value as the server sent it, lent for the time of decoding it.
@safe package struct PostgresCell {
    /// The type's number in the server's catalogue.
    package let type: UInt32
    private let bytes: UnsafeRawBufferPointer?

    init(type: UInt32, bytes: UnsafeRawBufferPointer?) {
        self.type = type
        unsafe self.bytes = unsafe bytes
    }

    /// Whether the value is NULL.
    package var isNull: Bool { unsafe bytes == nil }

    /// The value's bytes.
    ///
    /// - Throws: kind `.decoding` when it is NULL.
    func content() throws(PostgresError) -> UnsafeRawBufferPointer {
        guard let bytes = unsafe bytes else { throw .unexpectedNull }
        return unsafe bytes
    }

    func integer<Value: FixedWidthInteger & BitwiseCopyable>(_: Value.Type) throws(PostgresError) -> Value {
        let bytes = try unsafe content()
        guard bytes.count == MemoryLayout<Value>.size else { throw malformed() }
        return unsafe Value(bigEndian: bytes.loadUnaligned(as: Value.self))
    }

    func text() throws(PostgresError) -> String {
        try unsafe String(decoding: content(), as: UTF8.self)
    }

    func mismatch(_ expected: PostgresType) -> PostgresError {
        PostgresError(.decoding, "\(expected.name) was expected, but the value's type is number \(type)")
    }

    func malformed() -> PostgresError {
        PostgresError(.decoding, "the value's length doesn't fit its type, number \(type)")
    }
}

extension PostgresError {
    static let unexpectedNull = PostgresError(.decoding, "the value is NULL, and what it is decoded to can't be")
}
