extension Session {
    /// Runs `COPY … FROM STDIN` and sends what `body` writes, in memory of 64 KiB or so.
    ///
    /// When `body` throws, the server keeps none of the rows. An error in the rows is reported at the end.
    ///
    /// - Returns: the number of rows.
    /// - Throws: as `query(_:)`, and what `body` throws; kind `.usage` when the statement is no such COPY.
    @discardableResult
    package borrowing func copyIn(_ sql: SQL, _ body: (borrowing CopyWriter) throws -> Void) throws -> Int {
        do {
            return try wire.copyIn(sql, body)
        } catch let error as PostgresError {
            throw error.about(sql.text)
        }
    }

    /// Runs `COPY … TO STDOUT` and lends each row to `body` as the server sends it: a line with its end in text
    /// format; in binary format the header and the trailer come as rows too. When `body` throws, the statement is
    /// cancelled.
    ///
    /// - Returns: the number of rows.
    /// - Throws: as `query(_:)`, and what `body` throws; kind `.usage` when the statement is no such COPY.
    @discardableResult
    package borrowing func copyOut(_ sql: SQL, _ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Int {
        do {
            return try unsafe wire.copyOut(sql, body)
        } catch let error as PostgresError {
            throw error.about(sql.text)
        }
    }
}
