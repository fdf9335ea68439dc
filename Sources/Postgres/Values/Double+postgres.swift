/// float8; also reads float4. NaN and the infinities are values like others on both sides.
extension Double: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .float8 }
    package static var postgresArrayType: PostgresType { .float8Array }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(bigEndian: bitPattern)
    }

    package init(decoding cell: PostgresCell) throws(PostgresError) {
        switch cell.type {
        case PostgresType.float8.oid: self = try Double(bitPattern: cell.integer(UInt64.self))
        case PostgresType.float4.oid: self = try Double(Float(bitPattern: cell.integer(UInt32.self)))
        default: throw cell.mismatch(.float8)
        }
    }
}
