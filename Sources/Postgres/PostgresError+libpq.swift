import CLibPQ

extension PostgresError {
    /// Reads the fields of an error result (manual 34.3.2).
    init(result: OpaquePointer?) {
        func field(_ code: Character) -> String? {
            unsafe PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { unsafe String(cString: $0) }
        }
        let whole = unsafe PQresultErrorMessage(result).map { unsafe String(cString: $0) } ?? ""
        self.init(.server, field("M") ?? Self.tidy(whole))
        sqlState = field("C")
        detail = field("D")
        hint = field("H")
        constraint = field("n")
        table = field("t")
        column = field("c")
        position = field("P").flatMap { Int($0) }
        routine = field("R")
    }

    /// What libpq says about the connection as a whole; it gives no SQLSTATE there.
    init(connection: OpaquePointer?) {
        let message = unsafe PQerrorMessage(connection).map { unsafe String(cString: $0) } ?? ""
        self.init(.connection, message.isEmpty ? "the connection to the server was lost" : Self.tidy(message))
    }

    private static func tidy(_ message: String) -> String {
        message.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// Adds the statement to an error that has none yet.
    func about(_ sql: String?) -> PostgresError {
        var error = self
        error.sql = self.sql ?? sql
        return error
    }

    /// Names the column that was being decoded.
    func inColumn(_ name: String) -> PostgresError {
        var error = self
        error.column = name
        return error
    }
}
