/// text; also reads varchar, char(n) and name. U+0000 is refused.
extension String: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .text }
    package static var postgresArrayType: PostgresType { .textArray }

    package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
        try bytes.append(text: self)
    }

    package init(decoding cell: PostgresCell) throws(PostgresError) {
        switch cell.type {
        case PostgresType.text.oid, PostgresType.varchar.oid, PostgresType.bpchar.oid, PostgresType.name.oid:
            self = try cell.text()
        default: throw cell.mismatch(.text)
        }
    }
}
