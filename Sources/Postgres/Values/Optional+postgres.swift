extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    package static var postgresType: PostgresType { Wrapped.postgresType }
    package var isNull: Bool { self?.isNull ?? true }

    package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
        try self?.encode(into: &bytes)
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    package init(decoding cell: PostgresCell) throws(PostgresError) {
        self = cell.isNull ? nil : try Wrapped(decoding: cell)
    }
}

extension Optional: PostgresArrayElement
where Wrapped: PostgresArrayElement & PostgresEncodable & PostgresDecodable {
    package static var postgresArrayType: PostgresType { Wrapped.postgresArrayType }
}
