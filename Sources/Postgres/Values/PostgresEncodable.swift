/// A value that a statement can bind. It is sent in binary format with its type, so nothing is left to the server's
/// guess; where a column has another type, the statement casts (`\(text)::inet`).
package protocol PostgresEncodable: Sendable {
    /// The type the value is declared as.
    static var postgresType: PostgresType { get }
    /// Whether the value is NULL; then `encode` isn't called.
    var isNull: Bool { get }
    /// Appends the value in the type's binary format.
    func encode(into bytes: inout [UInt8]) throws(PostgresError)
}

extension PostgresEncodable {
    package var isNull: Bool { false }
}

extension [UInt8] {
    mutating func append(bigEndian value: some FixedWidthInteger) {
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { bytes in unsafe append(contentsOf: bytes) }
    }

    /// PostgreSQL has no U+0000 in any text.
    mutating func append(text: String) throws(PostgresError) {
        if text.utf8.contains(0) { throw .nul(in: "a text") }
        append(contentsOf: text.utf8)
    }
}

extension PostgresError {
    static func nul(in what: String) -> PostgresError {
        PostgresError(.encoding, "\(what) contains U+0000, which PostgreSQL can't hold")
    }
}
