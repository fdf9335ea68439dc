/// A value that a column can be decoded to.
package protocol PostgresDecodable: Sendable {
    /// Reads one value.
    ///
    /// - Throws: kind `.decoding` when the cell is NULL, of another type, or out of this type's range.
    init(decoding cell: PostgresCell) throws(PostgresError)
}
