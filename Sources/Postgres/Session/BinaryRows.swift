/// Rows in COPY's binary format, gathered for `CopyWriter`: values go as `SQL` sends them, with nothing to escape
/// (https://www.postgresql.org/docs/15/sql-copy.html, "Binary Format").
package struct BinaryRows: Sendable {
    /// What was gathered, as the server takes it once `finish` was called.
    package private(set) var bytes: [UInt8] = []
    private let columns: Int16

    package init(columns: Int16) {
        self.columns = columns
        bytes += Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00]
        bytes.append(bigEndian: Int64(0))
    }

    /// Begins a row; a `field` for each column follows, in their order.
    package mutating func beginRow() {
        bytes.append(bigEndian: columns)
    }

    /// Adds the next value of the row.
    ///
    /// - Throws: kind `.encoding` for a value that can't be sent; the rows are then of no more use.
    package mutating func field(_ value: some PostgresEncodable) throws(PostgresError) {
        try bytes.append(field: value)
    }

    /// Adds the next values of the row.
    package mutating func fields(_ fields: BinaryFields) {
        bytes += fields.bytes
    }

    /// Ends the rows.
    package mutating func finish() {
        bytes.append(bigEndian: Int16(-1))
    }
}
