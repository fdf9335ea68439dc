import CLibPQ

extension Wire {
    /// Sends a statement, prepared if statements are.
    func send(_ sql: SQL) throws(PostgresError) {
        if usesPreparedStatements { return try sent(queue(sql, prepared: prepare(sql))) }
        try sent(queue(sql))
    }

    /// Queues a statement that isn't prepared. Results come in binary format.
    func queue(_ sql: SQL) -> Int32 {
        unsafe sql.parameters.withPointers { count, values, lengths, formats in
            unsafe PQsendQueryParams(handle.pointer, sql.text, count, sql.parameters.types, values, lengths, formats, 1)
        }
    }

    /// Queues a statement that was prepared under `name`. Results come in binary format.
    func queue(_ sql: SQL, prepared name: String) -> Int32 {
        unsafe sql.parameters.withPointers { count, values, lengths, formats in
            unsafe PQsendQueryPrepared(handle.pointer, name, count, values, lengths, formats, 1)
        }
    }

    /// Queues the preparation of a statement.
    func queuePreparation(of sql: SQL, as name: String) -> Int32 {
        let types = sql.parameters.types
        return unsafe PQsendPrepare(handle.pointer, name, sql.text, Int32(truncatingIfNeeded: types.count), types)
    }

    private func prepare(_ sql: SQL) throws(PostgresError) -> String {
        let key = StatementCache.Key(sql)
        if let name = statements.name(for: key) { return name }
        try deallocateRetired()
        let name = statements.newName()
        try sent(queuePreparation(of: sql, as: name))
        _ = try finish()
        statements.insert(name, for: key)
        return name
    }

    /// Frees what the server holds for statements that nobody uses any more; those that are left when this throws are
    /// freed the next time.
    func deallocateRetired() throws(PostgresError) {
        // A failed transaction takes no command but its end.
        while transactionStatus != PQTRANS_INERROR, let name = statements.takeRetired() {
            do throws(PostgresError) {
                try command("DEALLOCATE \(name)")
            } catch  where error.isStaleStatement && transactionStatus == PQTRANS_IDLE {
                statements.forgetAll()
            }
        }
    }

    /// Runs `attempt`, and once more if the server has forgotten the prepared statement or can't use it since the
    /// tables changed. Inside a transaction it can't: the error has ended the transaction. Then the statement is only
    /// forgotten, so that the caller's next try succeeds.
    func withFreshStatement<R>(_ sql: SQL, _ attempt: () throws(PostgresError) -> R) throws(PostgresError) -> R {
        do throws(PostgresError) {
            return try attempt()
        } catch  where error.isStaleStatement {
            forget(sql, after: error)
            guard transactionStatus == PQTRANS_IDLE else { throw error }
            return try attempt()
        }
    }

    func forget(_ sql: SQL, after error: PostgresError) {
        if error.sqlState == SQLState.invalidStatementName {
            statements.forgetAll()
        } else {
            statements.retire(StatementCache.Key(sql))
        }
    }
}

extension PostgresError {
    /// The prepared statement is gone, or its plan no longer returns what it promised (plancache.c).
    var isStaleStatement: Bool {
        sqlState == SQLState.invalidStatementName
            || sqlState == SQLState.featureNotSupported && routine == "RevalidateCachedQuery"
    }
}
