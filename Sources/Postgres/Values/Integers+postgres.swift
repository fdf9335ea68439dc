extension Int16: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .int2 }
    package static var postgresArrayType: PostgresType { .int2Array }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(bigEndian: self)
    }

    package init(decoding cell: PostgresCell) throws(PostgresError) {
        guard cell.type == PostgresType.int2.oid else { throw cell.mismatch(.int2) }
        self = try cell.integer(Int16.self)
    }
}

/// Also reads int2.
extension Int32: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .int4 }
    package static var postgresArrayType: PostgresType { .int4Array }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(bigEndian: self)
    }

    package init(decoding cell: PostgresCell) throws(PostgresError) {
        switch cell.type {
        case PostgresType.int4.oid: self = try cell.integer(Int32.self)
        case PostgresType.int2.oid: self = try Int32(cell.integer(Int16.self))
        default: throw cell.mismatch(.int4)
        }
    }
}

/// Also reads int2, int4 and oid.
extension Int64: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .int8 }
    package static var postgresArrayType: PostgresType { .int8Array }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(bigEndian: self)
    }

    package init(decoding cell: PostgresCell) throws(PostgresError) {
        switch cell.type {
        case PostgresType.int8.oid: self = try cell.integer(Int64.self)
        case PostgresType.int4.oid: self = try Int64(cell.integer(Int32.self))
        case PostgresType.int2.oid: self = try Int64(cell.integer(Int16.self))
        case PostgresType.oid.oid: self = try Int64(cell.integer(UInt32.self))
        default: throw cell.mismatch(.int8)
        }
    }
}

/// As `Int64`.
extension Int: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .int8 }
    package static var postgresArrayType: PostgresType { .int8Array }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(bigEndian: Int64(self))
    }

    package init(decoding cell: PostgresCell) throws(PostgresError) {
        self = try Int(Int64(decoding: cell))
    }
}
