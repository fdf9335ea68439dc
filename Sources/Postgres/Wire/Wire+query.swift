import CLibPQ

extension Wire {
    /// Refuses what can't be sent now.
    func ready(for sql: SQL? = nil) throws(PostgresError) {
        if let failure = sql?.failure { throw failure }
        if isBroken { throw PostgresError(.connection, "the connection was lost") }
        if isActive { throw PostgresError(.usage, "another statement of this session is still being answered") }
        try checkInterruption()
    }

    /// Runs one statement to its end.
    func query(_ sql: SQL) throws(PostgresError) -> QueryResult {
        try ready(for: sql)
        return try settling { () throws(PostgresError) in
            try withFreshStatement(sql) { () throws(PostgresError) in
                try send(sql)
                return try finish()
            }
        }
    }

    /// Runs text of one or many statements in the simple protocol; their rows are dropped.
    func script(_ text: String) throws(PostgresError) {
        if text.utf8.contains(0) { throw .nul(in: "a statement") }
        try ready()
        _ = try command(text)
    }

    /// Runs a command of our own, or a script, in the simple protocol.
    @discardableResult
    func command(_ text: String) throws(PostgresError) -> QueryResult {
        try settling { () throws(PostgresError) in
            try sent(unsafe PQsendQuery(handle.pointer, text))
            return try finish()
        }
    }

    /// Streams a statement's rows one by one as they arrive.
    func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try ready(for: sql)
        try settling {
            var result: QueryResult? = try withFreshStatement(sql) { () throws(PostgresError) in
                try send(sql)
                _ = unsafe PQsetSingleRowMode(handle.pointer)
                return try first()
            }
            while let row = result, row.status == PGRES_SINGLE_TUPLE {
                try checkInterruption()
                try body(Row(result: row, index: 0))
                result = try nextResult(columns: row.columns)
            }
            _ = try finish(from: result)
        }
    }

    /// Reads to the end of what was sent.
    ///
    /// - Returns: the last result.
    /// - Throws: the first error among the results.
    func finish() throws(PostgresError) -> QueryResult {
        try finish(from: nextResult())
    }

    /// As `finish()`, when the next result has been read already.
    private func finish(from first: QueryResult?) throws(PostgresError) -> QueryResult {
        guard var last = first else { throw lost() }
        var next = first
        while let result = next {
            if let failure = result.error { throw try ended(with: failure) }
            try refuseCopy(result)
            note(result)
            last = result
            next = try nextResult()
        }
        return last
    }

    /// The first result of what was sent, its error thrown.
    func first() throws(PostgresError) -> QueryResult {
        guard let result = try nextResult() else { throw lost() }
        if let failure = result.error { throw try ended(with: failure) }
        return result
    }

    /// Reads what follows an error, and says whether it has cost the connection.
    func ended(with failure: PostgresError) throws(PostgresError) -> PostgresError {
        var failure = failure
        do throws(PostgresError) {
            while try nextResult() != nil {}
        } catch  where error.kind == .connection {}
        if isBroken { failure.kind = .connection }
        return failure
    }

    /// A command that sets the prepared statements free says so in its tag.
    func note(_ result: QueryResult) {
        guard result.status == PGRES_COMMAND_OK else { return }
        let tag = result.tag
        if tag == "DEALLOCATE ALL" || tag == "DISCARD ALL" { statements.forgetAll() }
    }

    /// The data of a COPY goes through `copyIn` and `copyOut` alone.
    func refuseCopy(_ result: QueryResult) throws(PostgresError) {
        switch result.status {
        case PGRES_COPY_OUT: break
        // In the extended protocol, the end of such a COPY and an error in it can cross each other; the server then
        // answers once more than libpq expects, and every later answer would belong to another question.
        case PGRES_COPY_IN, PGRES_COPY_BOTH: sever()
        default: return
        }
        throw PostgresError(.usage, "COPY … FROM STDIN and TO STDOUT go through copyIn and copyOut")
    }

    /// Flushes what a libpq call has queued.
    func sent(_ result: Int32) throws(PostgresError) {
        guard result == 1 else { throw lost() }
        try flush()
    }
}
