package import EventStore
import Foundation
package import Logging
package import Postgres

/// A database of one test's own, with an organisation in it, migrated.
package struct TestDatabase: Sendable {
    /// The database of the test that runs.
    package static var current: TestDatabase {
        guard let scoped else { fatalError("the suite or the test has no .database trait") }
        return scoped
    }

    @TaskLocal static var scoped: TestDatabase?

    /// What the organisation's records bear as their source.
    package static let source = "https://debrief.test/organisation"

    package let organisation = OrganisationName.standard
    /// The server's superuser, in this database.
    package let superuser: ConnectionConfiguration

    package init(superuser: ConnectionConfiguration) {
        self.superuser = superuser
    }

    /// The database as seen by a login that is one of the organisation's roles.
    package func configuration(_ role: Role) -> ConnectionConfiguration {
        var configuration = superuser
        configuration.parameters["user"] = organisation.role(role)
        return configuration
    }

    /// Runs `body` with a store that writes as the organisation's writer, or through another configuration.
    package func withStore<Outcome>(
        through other: ConnectionConfiguration? = nil,
        poolSize: Int = 4,
        limits: AppendLimits = AppendLimits(),
        listens: Bool = false,
        pollInterval: Duration = .milliseconds(50),
        _ body: (EventStore) async throws -> Outcome
    ) async throws -> Outcome {
        let configuration = other ?? configuration(.writer)
        return try await Pool.with(configuration, size: poolSize, logger: .silent) { pool in
            let store = try await EventStore.open(
                pool,
                organisation: organisation,
                logger: .silent,
                limits: limits,
                notifications: listens ? configuration : nil,
                pollInterval: pollInterval
            )
            let outcome: Result<Outcome, any Error>
            do { outcome = .success(try await body(store)) } catch { outcome = .failure(error) }
            await store.shutdown()
            return try outcome.get()
        }
    }

    /// Runs `body` in a session of one of the organisation's roles, or of the superuser.
    package func withSession<Outcome: Sendable>(
        as role: Role? = nil,
        _ body: @Sendable (borrowing Session) throws -> Outcome
    ) async throws -> Outcome {
        try await Pool.with(role.map(configuration) ?? superuser, logger: .silent) { pool in
            try await pool.withSession(body)
        }
    }
}

extension Logger {
    /// For servers whose complaints are part of the test.
    package static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
