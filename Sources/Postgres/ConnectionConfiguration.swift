import CLibPQ

/// Where the server is and how to speak to it. What is not said here, libpq takes from its PG* environment variables,
/// service file and password file when it connects, TLS included.
package struct ConnectionConfiguration: Sendable, Equatable {
    /// libpq's connection parameters by keyword: host, port, dbname, user, password, sslmode, options …
    package var parameters: [String: String]
    /// How long making one connection may take, name resolution and authentication included.
    package var connectTimeout: Duration = .seconds(5)
    /// Whether statements are prepared once a connection and then only executed. Off for poolers that hand every
    /// transaction to another server connection without following prepared statements.
    package var usesPreparedStatements = true

    /// Takes libpq's parameters by keyword.
    package init(parameters: [String: String]) {
        self.parameters = parameters
    }

    /// Reads `postgresql://…` or `keyword=value …`.
    ///
    /// - Throws: kind `.usage` with libpq's words when the text can't be parsed.
    package init(url: String) throws(PostgresError) {
        var message: UnsafeMutablePointer<CChar>?
        let options = unsafe PQconninfoParse(url, &message)
        defer { unsafe PQfreemem(message) }
        guard let options = unsafe options else {
            let reason = unsafe message.map { unsafe String(cString: $0) } ?? "out of memory"
            throw PostgresError(.usage, reason.split(whereSeparator: \.isNewline).joined(separator: " "))
        }
        unsafe self.init(parameters: Self.take(options))
    }

    /// The configuration that libpq's own environment variables, service and defaults describe now.
    ///
    /// - Throws: kind `.usage` when libpq can't say.
    package static func environment() throws(PostgresError) -> ConnectionConfiguration {
        guard let options = unsafe PQconndefaults() else {
            throw PostgresError(.usage, "libpq could not read its defaults")
        }
        return unsafe ConnectionConfiguration(parameters: take(options))
    }

    /// Reads and frees libpq's list, which ends with an option that has no keyword.
    private static func take(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
        defer { unsafe PQconninfoFree(options) }
        var parameters: [String: String] = [:]
        var option = unsafe options
        while let keyword = unsafe option.pointee.keyword {
            if let value = unsafe option.pointee.val {
                unsafe parameters[String(cString: keyword)] = String(cString: value)
            }
            unsafe option += 1
        }
        return parameters
    }
}
