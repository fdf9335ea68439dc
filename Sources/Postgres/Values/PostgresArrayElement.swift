/// A type that arrays of the server can hold, NULL or not.
package protocol PostgresArrayElement: Sendable {
    /// What an array of these is declared as.
    static var postgresArrayType: PostgresType { get }
    static func encode(array: [Self], into bytes: inout [UInt8]) throws(PostgresError)
    static func decode(array cell: PostgresCell) throws(PostgresError) -> [Self]
}

/// The binary format of arrays: dimensions, a flag, the element's type; for the one dimension its length and lower
/// bound; then length and bytes of each element (`array_send` in PostgreSQL's arrayfuncs.c).
extension PostgresArrayElement where Self: PostgresEncodable & PostgresDecodable {
    package static func encode(array: [Self], into bytes: inout [UInt8]) throws(PostgresError) {
        bytes.append(bigEndian: Int32(array.isEmpty ? 0 : 1))
        bytes.append(bigEndian: Int32(array.contains(where: \.isNull) ? 1 : 0))
        bytes.append(bigEndian: postgresType.oid)
        if array.isEmpty { return }
        bytes.append(bigEndian: Int32(truncatingIfNeeded: array.count))
        bytes.append(bigEndian: Int32(1))
        for element in array { try encode(element: element, into: &bytes) }
    }

    private static func encode(element: Self, into bytes: inout [UInt8]) throws(PostgresError) {
        let start = bytes.count
        bytes.append(bigEndian: Int32(-1))
        if element.isNull { return }
        try element.encode(into: &bytes)
        let length = UInt32(truncatingIfNeeded: bytes.count - start - 4)
        for index in 0..<4 { bytes[start + index] = UInt8(truncatingIfNeeded: length >> (24 - 8 * index)) }
    }

    package static func decode(array cell: PostgresCell) throws(PostgresError) -> [Self] {
        var reader = try unsafe ArrayReader(cell.content(), of: cell)
        let dimensions = try reader.next(Int32.self)
        _ = try reader.next(Int32.self)
        let elementType = try reader.next(UInt32.self)
        if dimensions == 0 { return [] }
        guard dimensions == 1 else {
            throw PostgresError(.decoding, "an array of \(dimensions) dimensions can't be decoded to a list")
        }
        let count = try reader.next(Int32.self)
        _ = try reader.next(Int32.self)
        var elements: [Self] = []
        elements.reserveCapacity(Int(count))
        for _ in 0..<count { try elements.append(Self(decoding: reader.nextCell(type: elementType))) }
        return elements
    }
}

extension Array: PostgresEncodable where Element: PostgresArrayElement {
    package static var postgresType: PostgresType { Element.postgresArrayType }

    package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
        try Element.encode(array: self, into: &bytes)
    }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
    package init(decoding cell: PostgresCell) throws(PostgresError) {
        guard cell.type == Self.postgresType.oid else { throw cell.mismatch(Self.postgresType) }
        self = try Element.decode(array: cell)
    }
}
