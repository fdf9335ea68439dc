/// Values one after another as COPY's binary format has them, each behind its length: a row, or a part of one.
package struct BinaryFields: Sendable, Hashable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// Adds the next value.
    ///
    /// - Throws: kind `.encoding` for a value that can't be sent; the values are then of no more use.
    package mutating func append(_ value: some PostgresEncodable) throws(PostgresError) {
        try bytes.append(field: value)
    }
}

extension [UInt8] {
    mutating func append(field value: some PostgresEncodable) throws(PostgresError) {
        guard !value.isNull else { return append(bigEndian: Int32(-1)) }
        let start = count
        append(bigEndian: Int32(0))
        try value.encode(into: &self)
        let length = Int32(count - start - 4)
        for (index, shift) in [24, 16, 8, 0].enumerated() {
            self[start + index] = UInt8(truncatingIfNeeded: length >> Int32(shift))
        }
    }
}
