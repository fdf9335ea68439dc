import CLibPQ

extension Wire {
    /// A statement on its way through a pipeline.
    private enum Queued {
        /// Not sent at all: it binds what can't be sent.
        case refused(PostgresError)
        /// Sent, with its preparation in front of it the first time.
        case sent(SQL, isPreparedNow: Bool)
    }

    /// Sends all statements at once, each followed by a sync, and reads all answers: a failure stays its own.
    func pipeline(_ statements: [SQL]) throws(PostgresError) -> [Result<Rows, PostgresError>] {
        try ready()
        if statements.isEmpty { return [] }
        return try settling { () throws(PostgresError) in
            try deallocateRetired()
            guard unsafe PQenterPipelineMode(handle.pointer) == 1 else { throw lost() }
            let queued = try queueAll(statements)
            try flush()
            let results = try outcomes(of: queued)
            guard unsafe PQexitPipelineMode(handle.pointer) == 1 else { throw lost() }
            return results
        }
    }

    private func queueAll(_ statements: [SQL]) throws(PostgresError) -> [Queued] {
        pendingSyncs = 0
        var queued: [Queued] = []
        for sql in statements {
            if let failure = sql.failure {
                queued.append(.refused(failure.about(sql.text)))
            } else {
                try queued.append(.sent(sql, isPreparedNow: queueWithSync(sql)))
            }
        }
        return queued
    }

    /// - Returns: whether the statement's preparation was queued too.
    private func queueWithSync(_ sql: SQL) throws(PostgresError) -> Bool {
        let isPreparedNow = usesPreparedStatements ? try queuePreparationIfNew(sql) : false
        let name = usesPreparedStatements ? statements.name(for: StatementCache.Key(sql)) : nil
        let result = name.map { queue(sql, prepared: $0) } ?? queue(sql)
        guard result == 1, unsafe PQpipelineSync(handle.pointer) == 1 else { throw lost() }
        pendingSyncs += 1
        return isPreparedNow
    }

    private func queuePreparationIfNew(_ sql: SQL) throws(PostgresError) -> Bool {
        let key = StatementCache.Key(sql)
        if statements.name(for: key) != nil { return false }
        let name = statements.newName()
        guard queuePreparation(of: sql, as: name) == 1 else { throw lost() }
        statements.insert(name, for: key)
        return true
    }

    private func outcomes(of queued: [Queued]) throws(PostgresError) -> [Result<Rows, PostgresError>] {
        var results: [Result<Rows, PostgresError>] = []
        // What couldn't be prepared can't be run by the same statement further down either.
        var unprepared: [StatementCache.Key: PostgresError] = [:]
        for statement in queued {
            switch statement {
            case .refused(let failure): results.append(.failure(failure))
            case .sent(let sql, let isPreparedNow):
                let result = try outcome(of: sql, isPreparedNow: isPreparedNow, &unprepared)
                results.append(result.map { Rows(result: $0) }.mapError { $0.about(sql.text) })
            }
        }
        return results
    }

    private func outcome(
        of sql: SQL,
        isPreparedNow: Bool,
        _ unprepared: inout [StatementCache.Key: PostgresError]
    ) throws(PostgresError) -> Result<QueryResult, PostgresError> {
        let key = StatementCache.Key(sql)
        if isPreparedNow, case .failure(let failure) = try step() { unprepared[key] = failure }
        let result = try step()
        guard try nextResult()?.status == PGRES_PIPELINE_SYNC else { throw lost() }
        pendingSyncs -= 1
        if let failure = unprepared[key] {
            statements.forget(key)
            return .failure(failure)
        }
        if case .failure(let failure) = result, failure.isStaleStatement { forget(sql, after: failure) }
        return result
    }

    /// Reads the results of one command of the pipeline to their end.
    private func step() throws(PostgresError) -> Result<QueryResult, PostgresError> {
        var outcome: Result<QueryResult, PostgresError>?
        while let result = try nextResult() {
            try refuseCopy(result)
            note(result)
            outcome = outcome ?? result.error.map { .failure($0) } ?? .success(result)
        }
        guard let outcome else { throw lost() }
        return outcome
    }
}
