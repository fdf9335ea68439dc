/// Steps through the binary format of an array.
@safe struct ArrayReader {
    private var rest: UnsafeRawBufferPointer
    private let cell: PostgresCell

    init(_ bytes: UnsafeRawBufferPointer, of cell: PostgresCell) {
        unsafe rest = unsafe bytes
        self.cell = cell
    }

    private mutating func take(_ count: Int) throws(PostgresError) -> UnsafeRawBufferPointer {
        guard count >= 0, unsafe rest.count >= count else { throw cell.malformed() }
        defer { unsafe rest = unsafe UnsafeRawBufferPointer(rebasing: rest.dropFirst(count)) }
        return unsafe UnsafeRawBufferPointer(rebasing: rest.prefix(count))
    }

    mutating func next<Value: FixedWidthInteger & BitwiseCopyable>(_: Value.Type) throws(PostgresError) -> Value {
        try unsafe Value(bigEndian: take(MemoryLayout<Value>.size).loadUnaligned(as: Value.self))
    }

    mutating func nextCell(type: UInt32) throws(PostgresError) -> PostgresCell {
        let length = try next(Int32.self)
        return try unsafe PostgresCell(type: type, bytes: length < 0 ? nil : take(Int(length)))
    }
}
