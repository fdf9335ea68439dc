/// The rows of one file, one after the other.
protocol RowReader {
    /// How many bytes of the file were read: for those who wait.
    var bytesRead: Int { get }

    /// The next row and the line that it begins on; nil at the end of the file.
    ///
    /// - Throws: `BadLine`, and then the next call goes on behind it.
    mutating func next() throws(BadLine) -> (line: Int, fields: [String: FieldValue])?
}

/// A line that is no row.
struct BadLine: Error {
    let line: Int
    let fault: RowFault
}
