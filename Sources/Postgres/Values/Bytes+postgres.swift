/// `[UInt8]` is bytea: an array of bytes takes the bytes as they are.
extension UInt8: PostgresArrayElement {
    package static var postgresArrayType: PostgresType { .bytea }

    package static func encode(array: [UInt8], into bytes: inout [UInt8]) {
        bytes += array
    }

    package static func decode(array cell: PostgresCell) throws(PostgresError) -> [UInt8] {
        try unsafe Array(cell.content())
    }
}

/// `[[UInt8]]` is bytea[].
extension Array: PostgresArrayElement where Element == UInt8 {
    package static var postgresArrayType: PostgresType { .byteaArray }
}
