/// What went wrong between a caller and the server. Never holds a bound value, though the server's own `detail` may.
package struct PostgresError: Error, Sendable, Hashable {
    /// Who has to act, and how.
    package enum Kind: String, Sendable {
        /// No connection could be made, or the one in use was lost. Outside a transaction, the fate of a statement that
        /// was on its way is unknown.
        case connection
        /// The server refused the statement; `sqlState` says why.
        case server
        /// A deadline passed, while waiting for a connection or for the server.
        case timeout
        /// The caller's task was cancelled.
        case cancelled
        /// The connection was lost, or the deadline passed, while COMMIT was on its way: it may or may not have
        /// happened.
        case outcomeUnknown
        /// A column does not hold what was asked of it.
        case decoding
        /// A value or a text cannot be sent to PostgreSQL.
        case encoding
        /// The pool was shut down.
        case poolClosed
        /// The module was called in a way that can't work.
        case usage
    }

    package var kind: Kind
    package var message: String
    /// The five characters of SQLSTATE, when the server sent them.
    package var sqlState: String?
    package var detail: String?
    package var hint: String?
    package var constraint: String?
    package var table: String?
    /// The column named by the server, or the one that could not be decoded.
    package var column: String?
    /// The statement's text with its placeholders, never its values.
    package var sql: String?
    /// Where in `sql` the server found the error, in characters from 1.
    package var position: Int?
    /// The function of the server's source that raised the error; unlike the message it is never translated.
    var routine: String?

    /// Makes an error of our own; what the server sent is filled in by `init(result:)`.
    package init(_ kind: Kind, _ message: String, sqlState: String? = nil, sql: String? = nil) {
        self.kind = kind
        self.message = message
        self.sqlState = sqlState
        self.sql = sql
    }

    /// Whether the same transaction may succeed when it is simply run again.
    package var isTransient: Bool {
        kind == .server && (sqlState == SQLState.serializationFailure || sqlState == SQLState.deadlockDetected)
    }
}

extension PostgresError: CustomStringConvertible {
    package var description: String {
        var text = sqlState.map { "\(message) (\($0))" } ?? message
        let parts = [
            ("detail", detail), ("hint", hint), ("constraint", constraint), ("table", table), ("column", column),
            ("position", position.map(String.init)), ("sql", sql),
        ]
        for case (let name, let part?) in parts { text += "; \(name): \(part)" }
        return text
    }
}
