import EventStore
import Postgres

extension Pool {
    /// Runs `body` in a transaction of a login that may make roles, which runs nothing that others planted.
    static func asMigrator<Outcome: Sendable>(
        _ configuration: ConnectionConfiguration,
        _ body: @Sendable (borrowing Session) throws -> Outcome
    ) async throws -> Outcome {
        try await Pool.with(configuration, logger: .commandLine) { pool in
            try await pool.transaction { session in
                try session.trustOnlyTheCatalogue()
                return try body(session)
            }
        }
    }
}
