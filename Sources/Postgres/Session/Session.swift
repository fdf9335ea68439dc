import CLibPQ

/// A connection lent to a closure, which it can't escape. Every method returns when the server has answered, throws at
/// the lease's deadline (kind `.timeout`) and when the task is cancelled (kind `.cancelled`); the statement in progress
/// is then cancelled on the server too.
///
/// What the closure sets for the connection (`SET`, temporary tables, advisory locks) stays with it; a transaction
/// that it leaves open is rolled back.
package struct Session: ~Copyable {
    let wire: Wire

    /// The server's version as libpq writes it: 150018 is 15.18.
    package var serverVersion: Int { Int(unsafe PQserverVersion(wire.handle.pointer)) }

    /// Runs one statement and returns all its rows.
    ///
    /// - Throws: kind `.server` with the server's error; `.connection` when the connection is lost; `.encoding` when a
    ///   value can't be sent; `.usage` while another statement of this session is being streamed or copied.
    @discardableResult
    package borrowing func query(_ sql: SQL) throws(PostgresError) -> Rows {
        do throws(PostgresError) {
            return try Rows(result: wire.query(sql))
        } catch {
            throw error.about(sql.text)
        }
    }

    /// Runs one statement and returns how many rows it inserted, changed, deleted or selected.
    ///
    /// - Throws: as `query(_:)`.
    @discardableResult
    package borrowing func execute(_ sql: SQL) throws(PostgresError) -> Int {
        try query(sql).affected
    }

    /// Runs text of one or many statements, which bind nothing; their rows are dropped. Unless the text begins a
    /// transaction itself, all of it is one.
    ///
    /// - Throws: as `query(_:)`.
    package borrowing func script(_ text: String) throws(PostgresError) {
        try wire.script(text)
    }

    /// Runs one statement and gives its rows to `body` one by one as they arrive, holding one at a time. When `body`
    /// throws, the statement is cancelled.
    ///
    /// - Throws: as `query(_:)`, and what `body` throws.
    package borrowing func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        do {
            try wire.stream(sql, body)
        } catch let error as PostgresError {
            throw error.about(sql.text)
        }
    }

    /// Sends all statements in one go and returns the outcome of each, in order. Outside a transaction each is its own.
    ///
    /// When this throws, the statements that had been sent may have run. A prepared statement that the server forgot fails
    /// once, with state 26000, and is prepared anew the next time: by then those behind it have run.
    ///
    /// - Throws: what concerns them all: kind `.connection`, `.timeout`, `.cancelled`, `.usage`.
    package borrowing func pipeline(_ statements: [SQL]) throws(PostgresError) -> [Result<Rows, PostgresError>] {
        try wire.pipeline(statements)
    }
}
