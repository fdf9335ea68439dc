package import Logging
package import Postgres
import Schema

extension EventStore {
    /// Opens an organisation's log, once the server is seen to be fit to keep it and the schema to be this program's.
    ///
    /// The pool's connections act as the organisation's writer; who made the pool shuts it down, after the store.
    /// `notifications` is a direct connection, not one through a pooler, on which other processes' appends are heard of
    /// at once; without it they are seen within `pollInterval`.
    ///
    /// - Throws: `UnfitServer`, `SchemaError`, `PostgresError`.
    package static func open(
        _ pool: Pool,
        organisation: OrganisationName,
        logger: Logger,
        limits: AppendLimits = AppendLimits(),
        notifications: ConnectionConfiguration? = nil,
        pollInterval: Duration = .milliseconds(500)
    ) async throws -> EventStore {
        try await pool.withSession { session in
            try checkSettings(session)
            let pending = try AppliedMigrations(of: organisation, in: session).pending(of: Migration.all)
            guard pending.count < Migration.all.count else { throw SchemaError.absent(organisation.rawValue) }
            guard pending.isEmpty else {
                throw UnfitServer.behind(organisation: organisation.rawValue, pending: pending.count)
            }
        }
        return EventStore(
            pool,
            organisation: organisation,
            logger: logger,
            limits: limits,
            notifications: notifications,
            pollInterval: pollInterval
        )
    }

    private static func checkSettings(_ session: borrowing Session) throws {
        let encoding: String? = try session.query("SELECT current_setting('server_encoding')").first?.decode(0)
        guard encoding == "UTF8" else { throw UnfitServer.encoding(encoding ?? "unknown") }
        let off: String? = try session.query(
            """
            SELECT name FROM unnest(\(UnfitServer.durabilitySettings)) name WHERE current_setting(name) = 'off' LIMIT 1
            """
        ).first?.decode(0)
        if let off { throw UnfitServer.isOff(off) }
    }
}
