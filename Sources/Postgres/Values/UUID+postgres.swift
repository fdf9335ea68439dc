package import FoundationEssentials

extension UUID: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .uuid }
    package static var postgresArrayType: PostgresType { .uuidArray }

    package func encode(into bytes: inout [UInt8]) {
        unsafe withUnsafeBytes(of: uuid) { raw in unsafe bytes.append(contentsOf: raw) }
    }

    package init(decoding cell: PostgresCell) throws(PostgresError) {
        guard cell.type == PostgresType.uuid.oid else { throw cell.mismatch(.uuid) }
        let bytes = try unsafe cell.content()
        guard bytes.count == MemoryLayout<uuid_t>.size else { throw cell.malformed() }
        unsafe self.init(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }
}
