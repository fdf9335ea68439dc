/// Bound values in binary format, end to end in one buffer.
struct SQLParameters: Sendable {
    private(set) var types: [UInt32] = []
    private var offsets: [Int] = []
    /// The length of each value in bytes, or -1 for NULL.
    private var lengths: [Int32] = []
    private var bytes: [UInt8] = []

    mutating func append<Value: PostgresEncodable>(_ value: Value) throws(PostgresError) {
        let offset = bytes.count
        types.append(Value.postgresType.oid)
        offsets.append(offset)
        lengths.append(-1)
        if value.isNull { return }
        try value.encode(into: &bytes)
        guard let length = Int32(exactly: bytes.count - offset), length < 1 << 30 else {
            throw PostgresError(.encoding, "a value of \(bytes.count - offset) bytes is over PostgreSQL's 1 GiB")
        }
        lengths[lengths.count - 1] = length
    }

    mutating func append(_ other: SQLParameters) {
        offsets += other.offsets.map { $0 + bytes.count }
        types += other.types
        lengths += other.lengths
        bytes += other.bytes
    }

    /// Lends the values in the four arrays that libpq takes: count, values, lengths, formats.
    func withPointers<R>(
        _ body: (
            Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
        ) -> R
    ) -> R {
        let count = Int32(types.count)
        if count == 0 { return body(0, nil, nil, nil) }
        // One spare byte, so that an empty value at the very end still has an address: a nil one would mean NULL.
        return unsafe (bytes + [0]).withUnsafeBufferPointer { buffer in
            let base = unsafe UnsafeRawPointer(buffer.baseAddress)
            let values = unsafe zip(offsets, lengths).map { offset, length in
                unsafe length < 0 ? nil : base?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
            }
            let formats = [Int32](repeating: 1, count: types.count)
            return unsafe body(count, values, lengths, formats)
        }
    }
}
