/// A jsonb value: its text as the server writes it, not as it was given.
package struct JSONB: Sendable, Hashable {
    package var text: String

    package init(text: String) {
        self.text = text
    }
}

/// In binary format a jsonb is one byte, the format's version, and the text (`jsonb_send`).
extension JSONB: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .jsonb }
    package static var postgresArrayType: PostgresType { .jsonbArray }
    private static let version: UInt8 = 1

    package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
        bytes.append(Self.version)
        try bytes.append(text: text)
    }

    package init(decoding cell: PostgresCell) throws(PostgresError) {
        guard cell.type == PostgresType.jsonb.oid else { throw cell.mismatch(.jsonb) }
        let bytes = try unsafe cell.content()
        guard unsafe bytes.first == Self.version else { throw cell.malformed() }
        text = unsafe String(decoding: bytes.dropFirst(), as: UTF8.self)
    }
}
