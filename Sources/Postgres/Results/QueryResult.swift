import CLibPQ

/// Owns a PGresult and the description of its columns.
///
/// Sendable, because a PGresult is read-only once libpq has handed it out and may then be used from any thread
/// (manual 34.20), and because nothing here changes after `init`; freeing it is the last reference's business alone.
@safe final class QueryResult: @unchecked Sendable {
    private let pointer: OpaquePointer
    let status: ExecStatusType
    let columns: Columns
    let count: Int

    /// Takes `columns` from an earlier result of the same statement, so that a stream of single rows describes them
    /// once.
    init(_ pointer: OpaquePointer, columns: Columns? = nil) {
        unsafe self.pointer = unsafe pointer
        status = unsafe PQresultStatus(pointer)
        count = Int(unsafe PQntuples(pointer))
        self.columns = unsafe columns ?? Columns(of: pointer)
    }

    deinit {
        unsafe PQclear(pointer)
    }

    /// The error that this result is, if it is one.
    var error: PostgresError? {
        switch status {
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE, PGRES_NONFATAL_ERROR: unsafe PostgresError(result: pointer)
        default: nil
        }
    }

    /// What the command did: `INSERT 0 5`, `ROLLBACK`.
    var tag: String {
        unsafe String(cString: PQcmdStatus(pointer))
    }

    /// Rows inserted, changed, deleted, moved, copied or selected; 0 for commands that count none.
    var affected: Int {
        unsafe Int(String(cString: PQcmdTuples(pointer))) ?? 0
    }

    /// Lends one value; row and column must be in range.
    func cell(row: Int32, column: Int32) -> PostgresCell {
        let type = columns.types[Int(column)]
        if unsafe PQgetisnull(pointer, row, column) == 1 { return unsafe PostgresCell(type: type, bytes: nil) }
        let length = Int(unsafe PQgetlength(pointer, row, column))
        let bytes = unsafe UnsafeRawBufferPointer(start: PQgetvalue(pointer, row, column), count: length)
        return unsafe PostgresCell(type: type, bytes: bytes)
    }
}
