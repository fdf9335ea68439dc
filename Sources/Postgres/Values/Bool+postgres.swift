extension Bool: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .bool }
    package static var postgresArrayType: PostgresType { .boolArray }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(self ? 1 : 0)
    }

    package init(decoding cell: PostgresCell) throws(PostgresError) {
        guard cell.type == PostgresType.bool.oid else { throw cell.mismatch(.bool) }
        self = try cell.integer(UInt8.self) != 0
    }
}
