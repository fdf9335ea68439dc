/// A json value: its text as it was written. Whether it is JSON, the server says.
package struct JSON: Sendable, Hashable {
    package var text: String

    package init(text: String) {
        self.text = text
    }
}

extension JSON: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .json }
    package static var postgresArrayType: PostgresType { .jsonArray }

    package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
        try bytes.append(text: text)
    }

    package init(decoding cell: PostgresCell) throws(PostgresError) {
        guard cell.type == PostgresType.json.oid else { throw cell.mismatch(.json) }
        text = try cell.text()
    }
}
